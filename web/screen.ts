/** Whether the person asked for less motion. */
export const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Whether the page is as narrow as a phone: one part at a time, and a player with one button. */
export const narrow = matchMedia("(max-width: 639px)");

/** Whether the page is so low, as a zoom of 200% or a small laptop makes it, that the stage's buttons stand below the drawing (style/low.css has the same bounds). */
export const low = matchMedia(
  "(max-width: 1023px) and (max-height: 599px), (min-width: 1024px) and (max-height: 759px)",
);

/** Whether the text has a place of its own beside the diagram, and no drawer. */
export const wide = matchMedia("(min-width: 1024px)");
