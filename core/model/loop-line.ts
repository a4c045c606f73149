import type { Edit } from "../language/diagnostic.ts";
import type { Tree } from "../language/tree.ts";

/** Adds a loop line at the end of the lane in which its first member stands, set in as that member is. */
export function writeLoopLine({ source, lanes, nodes }: Tree, condition: string, members: readonly string[]): Edit {
  const newline = /\r\n|\n|\r/.exec(source)?.[0] ?? "\n";
  const line = `loop [${condition}] ${members.join(" ")}`;
  const first = nodes.find(({ id }) => id.text === members[0]);
  if (first === undefined) throw new RangeError(`there is no node ${members[0]}`);
  const lane = lanes.find(({ span }) => span.from <= first.span.from && first.span.to <= span.to);
  if (lane === undefined) return insert(first.span.to, `${newline}${line}`);
  const { to } = lane.span;
  if (source[to - 1] !== "}") return insert(to, `${newline}${line}`);
  const start = startOfLine(source, to - 1);
  if (source.slice(start, to - 1).trim() !== "") return insert(to - 1, `${newline}${line}${newline}`);
  const indent = /^[ \t]*/.exec(source.slice(startOfLine(source, first.span.from), first.span.from))![0];
  return insert(start, `${indent}${line}${newline}`);
}

function insert(at: number, text: string): Edit {
  return { from: at, to: at, insert: text };
}

function startOfLine(source: string, offset: number): number {
  let at = offset;
  while (at > 0 && source[at - 1] !== "\n" && source[at - 1] !== "\r") at--;
  return at;
}
