import type { ExpectationSubject, SimStatement } from "../tree.ts";
import { accept, type Cursor, expected, here, next } from "./cursor.ts";
import { readEdgeFrom, readName } from "./names.ts";
import { acceptUnit, readNumber } from "./numbers.ts";

type Expectation = Extract<SimStatement, { kind: "expect" }>;

const measures = ["time", "steps", "cost"] as const;
const fields = ["mean", "min", "max", "p50", "p90", "p95", "p99"] as const;
const relations = ["<=", ">=", "<", ">", "="] as const;

/** Reads what follows `expect`: a node, an edge or a measure, a relation, and a value. */
export function readExpectation(cursor: Cursor): Omit<Expectation, "span"> {
  const from = here(cursor).from;
  const subject = readSubject(cursor);
  const relation = relations.find((sign) => accept(cursor, ...sign)) ?? expected(cursor, relations.join(" "));
  const value = readValue(cursor);
  return { kind: "expect", subject, relation, value, text: cursor.source.slice(from, cursor.span.to) };
}

function readSubject(cursor: Cursor): ExpectationSubject {
  const measure = measures.find((word) => accept(cursor, word));
  if (measure !== undefined) {
    const field = fields.find((word) => accept(cursor, word)) ?? "mean";
    return { kind: "measure", measure, field };
  }
  const node = readName(cursor);
  return next(cursor)?.kind === "arrow" ? { kind: "edge", edge: readEdgeFrom(cursor, node) } : { kind: "node", node };
}

/** A share (`99%`), a duration (`5s`) or a bare number. */
function readValue(cursor: Cursor): number {
  const { value } = readNumber(cursor);
  if (accept(cursor, "%")) return value / 100;
  return value * (acceptUnit(cursor) ?? 1);
}
