import { addLines } from "./add-lines.ts";
import type { Edit } from "./diagnostic.ts";
import { quote } from "./quotes.ts";
import type { SimStatement, Tree } from "./tree.ts";

type Kind = "capacity" | "takes" | "arrives";
type Line<K extends Kind> = Extract<SimStatement, { readonly kind: K }>;

/** What a lane can do at once, and how many may wait for it (`null` for any number). */
export interface Capacity {
  readonly capacity: number;
  readonly queue: number | null;
}

/** Sets the capacity of a lane; `null` takes its limit away, with the line. Only the numbers of a line that stands there change. */
export function writeCapacity(tree: Tree, lane: string, limit: Capacity | null): readonly Edit[] {
  const line = findLast(tree, "capacity", (sim) => sim.lane.text === lane);
  if (limit === null)
    return listAll(tree, "capacity", (sim) => sim.lane.text === lane).map((sim) => cutLine(tree, sim));
  const queue = limit.queue === null ? "" : ` queue ${limit.queue}`;
  if (line === null) return addLines(tree, [`lane ${nameLane(lane)} capacity ${limit.capacity}${queue}`]);
  if (line.capacity === limit.capacity && line.queue === limit.queue) return [];
  return changeRest(tree, line, line.lane.span.to, "capacity", `${limit.capacity}${queue}`);
}

/** Sets how long a node takes, as the language writes it: `exponential 40s`. */
export function writeService(tree: Tree, node: string, duration: string): readonly Edit[] {
  const line = findLast(tree, "takes", (sim) => sim.node.text === node);
  if (line === null) return addLines(tree, [`${node} takes ${duration}`]);
  return changeRest(tree, line, line.node.span.to, "takes", duration);
}

/** Sets how cases arrive at a node, as the language writes it: `poisson 6/min`. */
export function writeArrival(tree: Tree, node: string, arrival: string): readonly Edit[] {
  const line = findLast(tree, "arrives", (sim) => sim.node.text === node);
  if (line === null) return addLines(tree, [`${node} arrives ${arrival}`]);
  return changeRest(tree, line, line.node.span.to, "arrives", arrival);
}

/** Seconds as the language writes them, in the largest unit that needs at most three decimals and keeps the microsecond: `90s`, `1.5min`, `200ms`. */
export function writeDuration(seconds: number): string {
  if (seconds === 0) return "0s";
  const micros = Math.round(seconds * 1e6);
  const units = [
    ["d", 86_400e6],
    ["h", 3600e6],
    ["min", 60e6],
    ["s", 1e6],
    ["ms", 1e3],
  ] as const;
  for (const [unit, size] of units) {
    if (micros < size) continue;
    const thousandths = (micros / size) * 1000;
    // What a longer unit does not write in short is written in a shorter one.
    const short = Number.isInteger(unit === "s" || unit === "ms" ? thousandths : (micros / size) * 2);
    if (short) return `${trim(micros / size)}${unit}`;
  }
  return micros >= 1e6 ? `${trim(micros / 1e6)}s` : `${Math.max(1, micros)}us`;
}

function trim(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, "");
}

/** The lines that hold come last. */
function findLast<K extends Kind>(tree: Tree, kind: K, means: (sim: Line<K>) => boolean): Line<K> | null {
  return listAll(tree, kind, means).at(-1) ?? null;
}

function listAll<K extends Kind>(tree: Tree, kind: K, means: (sim: Line<K>) => boolean): readonly Line<K>[] {
  return tree.sims.filter((sim): sim is Line<K> => sim.kind === kind && means(sim as Line<K>));
}

/** Writes anew what stands behind a line's verb, but for a remark at its end. */
function changeRest(tree: Tree, line: SimStatement, after: number, verb: string, text: string): readonly Edit[] {
  const rest = tree.source.slice(after, line.span.to);
  const match = new RegExp(`^\\s*${verb}\\s+`, "i").exec(rest);
  if (match === null) throw new RangeError(`no "${verb}" in ${rest}`);
  const remark = rest.indexOf("//");
  const written = rest.slice(match[0].length, remark < 0 ? undefined : remark).trimEnd();
  const from = after + match[0].length;
  return written === text ? [] : [{ from, to: from + written.length, insert: text }];
}

/** Takes a line out with its line break. */
function cutLine({ source }: Tree, { span }: SimStatement): Edit {
  let { from, to } = span;
  while (from > 0 && /[ \t]/.test(source[from - 1]!)) from--;
  const whole = from === 0 || /[\r\n]/.test(source[from - 1]!);
  if (!whole) return { ...span, insert: "" };
  if (source[to] === "\r" && source[to + 1] === "\n") to += 2;
  else if (to < source.length) to++;
  else if (from > 0) from -= source.slice(from - 2, from) === "\r\n" ? 2 : 1;
  return { from, to, insert: "" };
}

/** A lane's name as a simulation line has it: in quotes where it is more than plain words. */
function nameLane(lane: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*(?: [\p{L}_][\p{L}\p{N}_]*)*$/u.test(lane) ? lane : quote(lane);
}
