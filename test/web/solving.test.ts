import fc from "fast-check";
import { expect, test } from "vitest";
import { createDocument } from "../../web/document.ts";
import { type Example, examples } from "../../web/examples/examples.ts";
import { createMoves } from "../../web/moves.ts";
import { findOddsAlone } from "../../web/odds-alone.ts";
import { read } from "../../web/reading.ts";
import { changeOdds, countStates, expandModel, solveFigures } from "../../web/solving.ts";

test("E4: odds changed in an expanded model give the figures of the model that is expanded with them", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(examples) as Example[])),
      fc.nat(),
      fc.integer({ min: 1, max: 99 }),
      (name, pick, percent) => {
        const text = `${examples[name]}// sim expect steps mean < 20\n`;
        const before = read(text).model;
        const movable = before.edges.filter(({ odds, by }) => odds?.length === 1 && by !== "counter");
        const edge = movable[pick % Math.max(1, movable.length)];
        if (edge === undefined) return;
        const document = createDocument(text);
        createMoves(document, () => read(document.text)).moveOdds(edge.id, percent / 100, "done");
        const after = read(document.text).model;
        const odds = findOddsAlone(before, after);
        expect(odds).not.toBeNull();
        const chains = expandModel(before);
        expect(countStates(chains)).toBeGreaterThan(0);
        expect(solveFigures(changeOdds(chains, odds!))).toEqual(solveFigures(expandModel(after)));
      },
    ),
    { numRuns: 60 },
  );
});
