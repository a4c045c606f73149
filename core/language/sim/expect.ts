import { replaceBy } from "../fixes.ts";
import { here, peek, sees, textOf } from "../reader.ts";
import type { ExpectationSubject, SimClause } from "../tree.ts";
import { accept, type Cursor, choose, expected, fail } from "./cursor.ts";
import { readEdgeFrom, readName } from "./names.ts";
import { type Figure, readAmount, readNumber, readShare } from "./numbers.ts";
import { readDuration } from "./units.ts";

type Expectation = Extract<SimClause, { kind: "expect" }>;

const measures = ["time", "steps", "cost"] as const;
const fields = ["mean", "min", "max", "p50", "p90", "p95", "p99"] as const;

/** Relations by how they are written; the longer spelling of two comes first. */
const relations: readonly (readonly [written: string, Expectation["relation"]])[] = [
  ["<=", "<="],
  [">=", ">="],
  ["==", "="],
  ["≤", "<="],
  ["≥", ">="],
  ["<", "<"],
  [">", ">"],
  ["=", "="],
];

/** Reads what follows `expect`: a node, an edge or a measure, a relation, and a value of the fitting kind. */
export function readExpectation(cursor: Cursor): Expectation {
  const { from } = here(cursor);
  const subject = readSubject(cursor);
  const relation = relations.find(([written]) => accept(cursor, ...written))?.[1];
  if (relation === undefined) return expected(cursor, "< | <= | = | >= | >");
  const { value, span } = readValue(cursor, subject);
  const text = cursor.source.slice(from, span.to).replace(/\s+/g, " ");
  return { kind: "expect", subject, relation, value, text };
}

function readSubject(cursor: Cursor): ExpectationSubject {
  const measure = measures.find((word) => accept(cursor, word));
  if (measure !== undefined) {
    const field = peek(cursor)?.kind === "word" ? choose(cursor, fields) : "mean";
    return { kind: "measure", measure, field };
  }
  const node = readName(cursor);
  return peek(cursor)?.kind === "arrow" ? { kind: "edge", edge: readEdgeFrom(cursor, node) } : { kind: "node", node };
}

/** A share for a node or an edge, a duration for a time, a plain number for steps and costs. */
function readValue(cursor: Cursor, subject: ExpectationSubject): Figure {
  if (subject.kind !== "measure") return readShare(cursor);
  if (subject.measure === "time") return readDuration(cursor);
  const figure = subject.measure === "cost" ? readAmount(cursor) : readNumber(cursor);
  if (sees(cursor, "%")) {
    const span = { from: figure.span.from, to: here(cursor).to };
    const found = textOf(cursor, span);
    fail(cursor, "flow/sim-number", span, { found }, [replaceBy(textOf(cursor, figure.span), span)]);
  }
  return figure;
}
