import { here } from "../reader.ts";
import type { Arrival, LoopBound, Name, SimClause } from "../tree.ts";
import { accept, type Cursor, choose } from "./cursor.ts";
import { readDistribution } from "./distribution.ts";
import { readName } from "./names.ts";
import { keepPositive, keepWithin, readAmount, readCount, readPositive, readTotal } from "./numbers.ts";
import { readDuration, readPer } from "./units.ts";

/** What can be said about a node, as it is written. */
export const nodeVerbs = ["by", "joins", "splits", "takes", "arrives", "costs"] as const;

/** Reads what follows the name of a node. */
export function readAboutNode(cursor: Cursor, node: Name): SimClause {
  switch (choose(cursor, nodeVerbs, ["->", ...nodeVerbs].join(" | "))) {
    case "by":
      return { kind: "by", node, by: choose(cursor, ["counter", "odds"]) };
    case "joins":
      return { kind: "joins", node, mode: choose(cursor, ["all", "any"]) };
    case "splits":
      return { kind: "splits", node, mode: choose(cursor, ["one", "all"]) };
    case "takes":
      return { kind: "takes", node, duration: readDistribution(cursor) };
    case "arrives":
      return { kind: "arrives", node, arrival: readArrival(cursor) };
    case "costs": {
      const perVisit = readAmount(cursor).value;
      accept(cursor, "per", "visit");
      return { kind: "node-cost", node, perVisit };
    }
  }
}

function readArrival(cursor: Cursor): Arrival {
  const kind = choose(cursor, ["every", "poisson", "at once", "never"]);
  switch (kind) {
    case "never":
      return { kind };
    case "at once":
      return { kind, count: readTotal(cursor, 1, 10_000_000).value };
    case "every": {
      const interval = readDuration(cursor);
      keepPositive(cursor, interval);
      return { kind, seconds: interval.value };
    }
    case "poisson": {
      const amount = readPositive(cursor);
      const rate = amount.value / readPer(cursor);
      keepWithin(cursor, { value: rate, span: amount.span }, 0, 1_000_000);
      return { kind, rate };
    }
  }
}

/** Reads what follows `loop`: one of its members, and its bound. */
export function readLoopBound(cursor: Cursor): SimClause {
  const member = readName(cursor);
  const { from } = here(cursor);
  const bound = readBound(cursor);
  const { to } = cursor.tokens[cursor.at - 1]!;
  return { kind: "loop", member, bound, boundSpan: { from, to } };
}

function readBound(cursor: Cursor): LoopBound {
  const kind = choose(cursor, ["at most", "exactly", "unlimited"]);
  if (kind === "unlimited") return { kind };
  if (kind === "at most") return { kind, repeats: readCount(cursor, 0, 1_000_000).value };
  return { kind, passes: readCount(cursor, 1, 1_000_000).value };
}
