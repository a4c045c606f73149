/** Where a key works: everywhere on the page, or while the stage itself has the focus (single characters must not fire while one types, WCAG 2.1.4). */
export type Place = "anywhere" | "stage";

/** A key with its modifiers, as `Mod+Shift+Z`: Mod is Ctrl, or Command on a Mac. Keys are named as in `KeyboardEvent.key`, the space bar is `Space`. */
export type Combo = string;

interface Entry {
  readonly group: "run" | "diagram" | "text" | "play" | "view" | "page";
  readonly place: Place;
  /** The first is the one that is shown. */
  readonly keys: readonly Combo[];
}

/** Every action of the page in the order in which help and palette list them, with its keys. The keys that have other owners (editor, chips, zoom) are told in words only. */
export const commandTable = {
  run: { group: "run", place: "anywhere", keys: ["Mod+Enter"] },
  rerun: { group: "run", place: "stage", keys: ["R"] },
  compare: { group: "run", place: "anywhere", keys: ["Mod+Shift+K"] },
  share: { group: "diagram", place: "anywhere", keys: ["Mod+S"] },
  open: { group: "diagram", place: "anywhere", keys: ["Mod+O"] },
  save: { group: "diagram", place: "anywhere", keys: ["Mod+Shift+S"] },
  examples: { group: "diagram", place: "anywhere", keys: [] },
  undo: { group: "text", place: "anywhere", keys: ["Mod+Z"] },
  redo: { group: "text", place: "anywhere", keys: ["Mod+Shift+Z", "Mod+Y"] },
  format: { group: "text", place: "anywhere", keys: ["Shift+Alt+F"] },
  nextFinding: { group: "text", place: "anywhere", keys: ["F8"] },
  previousFinding: { group: "text", place: "anywhere", keys: ["Shift+F8"] },
  play: { group: "play", place: "stage", keys: ["Space"] },
  replay: { group: "play", place: "stage", keys: ["Shift+R"] },
  nextEvent: { group: "play", place: "stage", keys: ["ArrowRight"] },
  previousEvent: { group: "play", place: "stage", keys: ["ArrowLeft"] },
  nextCase: { group: "play", place: "stage", keys: ["Shift+ArrowRight"] },
  previousCase: { group: "play", place: "stage", keys: ["Shift+ArrowLeft"] },
  beginning: { group: "play", place: "stage", keys: ["Home"] },
  end: { group: "play", place: "stage", keys: ["End"] },
  slower: { group: "play", place: "stage", keys: ["<"] },
  faster: { group: "play", place: "stage", keys: [">"] },
  fit: { group: "view", place: "stage", keys: ["0"] },
  zoomIn: { group: "view", place: "stage", keys: ["+"] },
  zoomOut: { group: "view", place: "stage", keys: ["-"] },
  find: { group: "view", place: "stage", keys: ["Mod+F"] },
  goText: { group: "page", place: "anywhere", keys: [] },
  goDiagram: { group: "page", place: "anywhere", keys: [] },
  goOdds: { group: "page", place: "anywhere", keys: [] },
  goResults: { group: "page", place: "anywhere", keys: [] },
  theme: { group: "page", place: "anywhere", keys: [] },
  language: { group: "page", place: "anywhere", keys: [] },
  palette: { group: "page", place: "anywhere", keys: ["Mod+K"] },
  help: { group: "page", place: "stage", keys: ["?"] },
} as const satisfies Readonly<Record<string, Entry>>;

export type Command = keyof typeof commandTable;
export type Group = Entry["group"];

export const commandNames = Object.keys(commandTable) as readonly Command[];

/** What each command does. */
export type Commands = Readonly<Record<Command, () => void>>;
