/** How an embed was asked to show its diagram, by the query of its address. */
export interface EmbedOptions {
  /** Plays by itself; not where a person wants less motion. */
  readonly autoplay: boolean;
  readonly loop: boolean;
  /** Shows the timeline. */
  readonly controls: boolean;
  readonly speed: number;
  /** Seconds at which it begins, `null` for the beginning. */
  readonly time: number | null;
  /** Shows the outcomes. */
  readonly panel: boolean;
  /** The plain wheel zooms too: the page around has given it up. */
  readonly interactive: boolean;
  readonly pan: boolean;
  readonly zoom: boolean;
  /** Another seed than the text's own, `null` for that. */
  readonly seed: number | null;
  readonly theme: "light" | "dark" | "system";
  /** `false` lets the page around shine through. */
  readonly ground: boolean;
  /** Id of the start whose cases are shown, `null` for the first. */
  readonly start: string | null;
  /** Language tag, `null` for the browser's. */
  readonly language: string | null;
}

/**
 * Reads `autoplay`, `loop`, `controls`, `panel`, `interactive`, `pan`, `zoom`, `bg` (0 or 1), `speed` (0.25 to 32), `t` (seconds), `seed`, `theme` (light, dark), `start` and `lang`. What cannot be
 * read counts as not given: an embed has nobody to tell.
 */
export function readOptions(search: string): EmbedOptions {
  const query = new URLSearchParams(search);
  const flag = (name: string, usual: boolean) => {
    const value = query.get(name);
    return value === "0" || value === "false"
      ? false
      : value === "1" || value === "true" || value === ""
        ? true
        : usual;
  };
  const speed = Number(query.get("speed") ?? 1);
  const time = Number.parseFloat(query.get("t") ?? "");
  const seed = Number(query.get("seed") ?? Number.NaN);
  const theme = query.get("theme");
  return {
    autoplay: flag("autoplay", true),
    loop: flag("loop", false),
    controls: flag("controls", true),
    speed: speed >= 0.25 && speed <= 32 ? speed : 1,
    time: time >= 0 && time < Number.POSITIVE_INFINITY ? time : null,
    panel: flag("panel", true),
    interactive: flag("interactive", false),
    pan: flag("pan", true),
    zoom: flag("zoom", true),
    seed: query.get("seed") !== "" && Number.isSafeInteger(seed) && seed >= 0 ? seed : null,
    theme: theme === "light" || theme === "dark" ? theme : "system",
    ground: flag("bg", true),
    start: query.get("start"),
    language: query.get("lang"),
  };
}
