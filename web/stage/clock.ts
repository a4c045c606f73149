/** What a player needs of the browser: frames, and whether anybody can see them. */
export interface Frames {
  /** Calls back once, at the next frame, with its time in milliseconds. */
  request(callback: (now: number) => void): void;
  /** Tells changes between visible and hidden; returns the way to stop it. */
  onVisible(listener: (visible: boolean) => void): () => void;
}

/** Frames of the page; hidden while the document is, or while `element` is off screen. */
export function pageFrames(element: Element): Frames {
  return {
    request: (callback) => {
      requestAnimationFrame(callback);
    },
    onVisible(listener) {
      let onScreen = true;
      let last = true;
      const tell = () => {
        const visible = onScreen && document.visibilityState === "visible";
        if (visible !== last) listener(visible);
        last = visible;
      };
      const observer = new IntersectionObserver((entries) => {
        onScreen = entries.at(-1)?.isIntersecting ?? true;
        tell();
      });
      observer.observe(element);
      document.addEventListener("visibilitychange", tell);
      tell();
      return () => {
        observer.disconnect();
        document.removeEventListener("visibilitychange", tell);
      };
    },
  };
}
