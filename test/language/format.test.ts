import { expect, test } from "vitest";
import { format } from "#core/language/format";
import { parse } from "#core/language/parse";
import type { Tree } from "#core/language/tree";
import { readFixtures, readShared, seedPage } from "../diagrams.ts";

const messy =
  'prose\nA {# My lane\n  n1 :circle label="a \\" b"   owner:"me"\nn1 . handle( right )->B.n2.handle(left)[label:"x"]  // aside\nloop[ up to 3 times ]n1 n2\n}\nB {\nn2: diamond\n}\n//sim   n2 by odds\n';

/** The declarations without the places where they stand. */
function strip(tree: Tree): unknown {
  const { lanes, nodes, edges, loops, sims } = tree;
  const text = JSON.stringify({ lanes, nodes, edges, loops, sims }, (key, value: unknown) =>
    key.toLowerCase().endsWith("span") ? value !== null : value,
  );
  return JSON.parse(text);
}

test("formatting keeps every declaration, and formatting again changes nothing", () => {
  for (const source of [
    messy,
    seedPage,
    ...[...readFixtures(), ...readShared("corpus"), ...readShared("diagrams")].map((one) => one.source),
  ]) {
    const { tree } = parse(source);
    const formatted = format(tree);
    const again = parse(formatted).tree;
    expect(strip(again)).toEqual(strip(tree));
    expect(format(again)).toBe(formatted);
  }
});

test("comments and simulation lines stay, skipped text goes", () => {
  const formatted = format(parse(messy).tree);
  expect(formatted).toBe(
    'A { # My lane\nn1: circle label:"a \\" b" owner:"me"\nn1.handle(right) -> B.n2.handle(left) [label="x"]\n// aside\nloop [up to 3 times] n1 n2\n}\nB {\nn2: diamond\n}\n// sim n2 by odds\n',
  );
});
