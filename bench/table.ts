import { median } from "./clock.ts";

/** A goal of the engine's design: what is measured several times, and what its median should be. */
export interface Goal {
  readonly name: string;
  /** One value a round; empty where nothing could be measured. */
  readonly values: readonly number[];
  /** `null` for what is only watched. */
  readonly bound: number | null;
  /** Ratios should be at least the bound, durations at most. */
  readonly sense: "at least" | "at most";
  readonly unit: "" | "x" | "ms";
  /** Why there are no values, or what they leave out. */
  readonly note?: string;
}

/** Whether a goal is met; `null` where it has no bound or was not measured. */
export function isMet({ values, bound, sense }: Goal): boolean | null {
  if (values.length === 0 || bound === null) return null;
  return sense === "at least" ? median(values) >= bound : median(values) <= bound;
}

/** The goals as lines of a Markdown table. */
export function writeTable(goals: readonly Goal[]): string {
  const lines = goals.map((goal) => {
    const { name, values, bound, sense, unit, note = "" } = goal;
    const met = isMet(goal);
    const range = values.length === 0 ? "-" : `${write(Math.min(...values))} - ${write(Math.max(...values))}`;
    const middle = values.length === 0 ? "-" : `${write(median(values))}${unit}`;
    const verdict = values.length === 0 ? "not measured" : met === null ? "" : met ? "met" : "MISSED";
    const goalText = bound === null ? "-" : `${sense} ${bound}${unit}`;
    return `| ${name} | ${middle} | ${range} | ${goalText} | ${verdict} | ${note} |`;
  });
  return ["| goal | median | range | bound | | |", "| --- | --- | --- | --- | --- | --- |", ...lines].join("\n");
}

/** Three digits. */
function write(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
