import fc from "fast-check";
import { expect, test } from "vitest";
import { createDocument } from "../../web/document.ts";
import { examples } from "../../web/examples/examples.ts";
import { createMoves } from "../../web/moves.ts";
import { read } from "../../web/reading.ts";

/** A diagram whose decision has three edges with odds 20%, 30% and 50%. */
const three = `Main { # Main
n1: circle label:"Start"
n2: diamond label:"Which?"
n3: circle label:"A"
n4: circle label:"B"
n5: circle label:"C"
n1.handle(right) -> n2.handle(left)
n2.handle(top) -> n3.handle(bottom)
n2.handle(right) -> n4.handle(left)
n2.handle(bottom) -> n5.handle(top)
}
// sim n2 -> n3 20%
// sim n2 -> n4 30%
// sim n2 -> n5 50%
`;

function open(text: string) {
  const document = createDocument(text);
  const moves = createMoves(document, () => read(document.text));
  const odds = (edge: string) => read(document.text).model.edges.find(({ id }) => id === edge)?.odds?.[0] ?? Number.NaN;
  return { document, moves, odds };
}

test("S9: moving one edge rescales the others in proportion, and the text stays without error", () => {
  const { document, moves, odds } = open(three);
  moves.moveOdds("n2->n3", 0.6, "done");
  expect(odds("n2->n3")).toBeCloseTo(0.6, 9);
  expect(odds("n2->n4") / odds("n2->n5")).toBeCloseTo(0.3 / 0.5, 6);
  expect(read(document.text).errors).toEqual([]);
});

test("S9: wherever a drag leads, the odds of the decision add up to one", () => {
  const at = fc.integer({ min: 0, max: 1000 }).map((k) => k / 1000);
  fc.assert(
    fc.property(
      fc.array(at, { minLength: 1, maxLength: 8 }),
      fc.constantFrom("n2->n3", "n2->n4", "n2->n5"),
      (path, edge) => {
        const { document, moves, odds } = open(three);
        for (const value of path) moves.moveOdds(edge, value, "live");
        expect(odds("n2->n3") + odds("n2->n4") + odds("n2->n5")).toBeCloseTo(1, 9);
        expect(odds(edge)).toBeCloseTo(path[path.length - 1]!, 9);
        expect(read(document.text).errors).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

test("a drag to the end and back keeps the proportion of the others", () => {
  const { moves, odds } = open(three);
  for (const value of [0.5, 1, 0.2]) moves.moveOdds("n2->n3", value, "live");
  expect(odds("n2->n4")).toBeCloseTo(0.3, 9);
  expect(odds("n2->n5")).toBeCloseTo(0.5, 9);
});

test("a drag is one undo step, and the next drag another", () => {
  const { document, moves } = open(examples.seed);
  for (let odds = 71; odds <= 90; odds++) moves.moveOdds("n8->n9", odds / 100, "live");
  moves.moveOdds("n8->n9", 0.9, "done");
  expect(document.text).toContain("// sim n8 -> n9 90%\n");
  moves.moveOdds("n8->n9", 0.5, "done");
  document.undo();
  expect(document.text).toContain("// sim n8 -> n9 90%\n");
  document.undo();
  expect(document.text).toBe(examples.seed);
  expect(document.canUndo).toBe(false);
});

test("no move touches the diagram itself", () => {
  const { document, moves } = open(examples.seed);
  const drawing = examples.seed.slice(0, examples.seed.indexOf("// sim"));
  moves.moveOdds("n15->n17", 0.25, "done");
  moves.moveBound("n7", { kind: "at most", repeats: 3 });
  moves.setSetting("cases", 500);
  moves.setSetting("seed", 7);
  moves.decideBy("n11", "odds");
  expect(document.text.startsWith(drawing)).toBe(true);
  const { model, errors } = read(document.text);
  expect(errors).toEqual([]);
  expect(model.settings).toMatchObject({ cases: 500, seed: 7 });
  expect(model.loops[0]?.bound).toBe(3);
});

test("an edge that is not there moves nothing", () => {
  const { document, moves } = open(three);
  moves.moveOdds("n2->n99", 0.5, "done");
  expect(document.text).toBe(three);
});

test("L4: a decision is switched between counter and odds on one line", () => {
  const { document, moves } = open(examples.seed);
  const passing = () => read(document.text).model.nodes.find(({ id }) => id === "n11")?.passing.kind;
  moves.decideBy("n11", "odds");
  expect(passing()).toBe("odds");
  moves.decideBy("n11", "counter");
  expect(passing()).toBe("counter");
  expect(document.text.match(/n11 by/g)).toHaveLength(1);
  expect(read(document.text).errors).toEqual([]);
});
