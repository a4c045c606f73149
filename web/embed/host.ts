import type { Player } from "../stage/types.ts";

/** What the page around may change of what is played; each plays on from where it is. */
export interface Changes {
  /** Gives an edge other odds (0..1), and plays the diagram that this makes. */
  setOdds(edge: string, odds: number): void;
  /** Plays other cases. */
  setSeed(seed: number): void;
  /** Plays the cases of another start, by its node's id; one that is not there changes nothing. */
  setStart(id: string): void;
}

/** What the page around may do with an embed. */
export interface Played {
  readonly player: Player;
  /** Pixels that the embed would like to be high, at its present width. */
  measure(): number;
  setTheme(theme: "light" | "dark" | "system"): void;
  /** `null` where nothing runs. */
  readonly changes: Changes | null;
}

/** Milliseconds between two tellings of the time. */
const tellEvery = 250;
const leastHeight = 160;
const mostHeight = 1200;

/**
 * Lets the page around follow and drive an embed by messages. It tells `flowodds:ready`, `resize`, `time` and `end`, and Embedly's `iframe.resize`; it obeys
 * `flowodds:play`, `pause`, `seek` and `set`. Only the page that frames it is heard, and a message that makes no sense is ignored. What is told is no secret: it goes
 * to any origin.
 */
export function talkToHost(played: Played, place: HTMLElement): void {
  const { player } = played;
  const tell = (name: string, rest: object) => parent.postMessage({ type: `flowodds:${name}`, ...rest }, "*");
  let height = 0;
  let told = Number.NEGATIVE_INFINITY;
  let before = player.state;

  function fit(): void {
    const wanted = Math.round(Math.min(mostHeight, Math.max(leastHeight, played.measure())));
    if (Math.abs(wanted - height) < 2) return;
    height = wanted;
    tell("resize", { height });
    parent.postMessage(JSON.stringify({ src: location.href, context: "iframe.resize", height }), "*");
  }

  player.subscribe((state) => {
    const { time, duration, playing } = state;
    const ended = before.playing && !playing && time === duration;
    const now = performance.now();
    if (playing !== before.playing || (time !== before.time && (!playing || now - told >= tellEvery))) {
      told = now;
      tell("time", { time, duration, playing });
    }
    before = state;
    if (ended) tell("end", {});
  });

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || typeof data !== "object" || data === null) return;
    const { type, time, speed, theme, odds, seed, start } = data as Readonly<Record<string, unknown>>;
    if (type === "flowodds:play") player.play();
    else if (type === "flowodds:pause") player.pause();
    else if (type === "flowodds:seek" && isNumber(time)) player.seek(time);
    else if (type === "flowodds:set") {
      if (isNumber(speed)) player.setSpeed(speed);
      if (theme === "light" || theme === "dark" || theme === "system") played.setTheme(theme);
      if (Number.isSafeInteger(seed) && (seed as number) >= 0) played.changes?.setSeed(seed as number);
      if (typeof start === "string") played.changes?.setStart(start);
      if (typeof odds !== "object" || odds === null) return;
      for (const [edge, share] of Object.entries(odds)) if (isNumber(share)) played.changes?.setOdds(edge, share);
    }
  });

  const { time, duration } = player.state;
  tell("ready", { time, duration });
  new ResizeObserver(fit).observe(place);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
