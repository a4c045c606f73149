/** The colours of a drawing, as `#rrggbb`. */
export interface Palette {
  readonly bg: string;
  readonly lane: string;
  readonly hairline: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly accent: string;
  readonly accentTint: string;
  readonly success: string;
  readonly failure: string;
  readonly loopText: string;
  readonly loopLine: string;
  readonly loopFill: string;
  readonly outline: string;
  readonly edge: string;
  /** Of the lanes in turn; more lanes begin again. */
  readonly laneHues: readonly string[];
}

/** The page's colour tokens as values, since an image has no style sheet of the page: a test holds them equal. */
export const palettes = {
  light: {
    bg: "#ffffff",
    lane: "#f5f7fa",
    hairline: "#e4e8ed",
    text: "#131a24",
    text2: "#465063",
    text3: "#616c7e",
    accent: "#2360e0",
    accentTint: "#e8effd",
    success: "#0b7a66",
    failure: "#c9283e",
    loopText: "#a8540a",
    loopLine: "#c27c1e",
    loopFill: "#fdf5e4",
    outline: "#7c8798",
    edge: "#5f6b7e",
    laneHues: ["#5b50d6", "#0b7a86", "#b4530f", "#2f7d32", "#b3266f", "#51606f"],
  },
  dark: {
    bg: "#0f1319",
    lane: "#151b24",
    hairline: "#232a35",
    text: "#e9edf3",
    text2: "#b3bdcb",
    text3: "#8f9bad",
    accent: "#6ea6ff",
    accentTint: "#182a48",
    success: "#40c4a6",
    failure: "#ff7d89",
    loopText: "#eeb052",
    loopLine: "#d69a3c",
    loopFill: "#211c14",
    outline: "#6e7b8f",
    edge: "#8a97ab",
    laneHues: ["#8d84f5", "#35b3bf", "#e58a4a", "#63b867", "#ea6cab", "#93a1b1"],
  },
} as const satisfies Readonly<Record<string, Palette>>;

export type Theme = keyof typeof palettes;

/** A colour between two, `part` (0..1) of the way from the first to the second, as `color-mix(in srgb, ...)` has it. */
export function mix(from: string, to: string, part: number): string {
  let mixed = "#";
  for (const at of [1, 3, 5]) {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number];
    mixed += Math.round(a + (b - a) * Math.max(0, Math.min(1, part)))
      .toString(16)
      .padStart(2, "0");
  }
  return mixed;
}
