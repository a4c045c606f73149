import fc from "fast-check";
import { expect, test } from "vitest";
import { rereadOdds } from "#core/model/reread-odds";
import { sharesAllButOdds } from "../../web/all-but-odds.ts";
import { type Alteration, createDocument } from "../../web/document.ts";
import { examples } from "../../web/examples/examples.ts";
import { createMoves } from "../../web/moves.ts";
import { findOddsAlone } from "../../web/odds-alone.ts";
import { choicesOf, listChoices } from "../../web/panels/choices.ts";
import { type Reading, read, readAfter } from "../../web/reading.ts";

/** A decision of three, odds lines in the middle of the text, an edge twice between two nodes, and a finding before all that. */
const mixed = `A { # First
n0: rectangle label:"Alone"
n1: circle label:"Start"
n2: diamond label:"Which?"
n3: rectangle label:"A"
n4: diamond label:"B?"
n1.handle(right) -> n2.handle(left)
n2.handle(top) -> n3.handle(bottom)
n2.handle(right) -> n4.handle(left)
// sim n2 -> n3 20%
// sim n2 -> n5 50%
n2.handle(bottom) -> n5.handle(top)
n3.handle(right) -> n2.handle(left)
n4.handle(right) -> n5.handle(left) [label="Yes"]
n4.handle(right) -> n5.handle(left) [label="No"]
n5: circle label:"End"
}
// sim n4 -> n5#2 5%
// sim n3 takes 3s
// sim expect n5 >= 10%
`;
const texts = [...Object.values(examples), mixed];

/** Moves sliders of a text and gives each reading before with the change that followed. */
function drag(text: string, moves: readonly { readonly edge: number; readonly points: number }[]) {
  const document = createDocument(text);
  const seen: { before: Reading; change: Alteration }[] = [];
  let reading = read(document.text);
  document.subscribe((change) => {
    seen.push({ before: reading, change });
    reading = readAfter(reading, change.text, change.edits);
  });
  const { moveOdds } = createMoves(document, () => reading);
  for (const { edge, points } of moves) {
    const movable = reading.model.edges.filter(
      ({ from, odds, implicit }) => odds !== null && !implicit && reading.model.nodes[from]?.passing.kind === "odds",
    );
    const chosen = movable[edge % Math.max(1, movable.length)];
    if (chosen !== undefined) moveOdds(chosen.id, points / 200, "done");
  }
  return { seen, reading };
}

const someMoves = fc.array(fc.record({ edge: fc.nat({ max: 5 }), points: fc.integer({ min: 0, max: 200 }) }), {
  minLength: 1,
  maxLength: 8,
});

test("S9: after any moves of sliders the quick reading is the full one, to the last span", () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), someMoves, (text, moves) => {
      const { reading } = drag(text, moves);
      expect(reading).toEqual(read(reading.text));
    }),
    { numRuns: 200 },
  );
});

test("the choices that are carried over from reading to reading are those of the last one", () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), someMoves, (text, moves) => {
      for (const { before, change } of drag(text, moves).seen) {
        const after = readAfter(before, change.text, change.edits);
        if (sharesAllButOdds(before.model, after.model))
          expect(findOddsAlone(before.model, after.model)).not.toBeNull();
        choicesOf(before);
        expect(choicesOf(after)).toEqual(listChoices(after.model, after.tree));
      }
    }),
    { numRuns: 40 },
  );
});

test("most moves are read the quick way, and share with the reading before what they leave alone", () => {
  const { seen } = drag(
    mixed,
    [30, 42, 77, 101].map((points) => ({ edge: 0, points })),
  );
  const quick = seen.map(({ before, change }) => rereadOdds(before, change.edits));
  expect(quick.map((reading) => reading !== null)).toEqual([true, true, true, true]);
  expect(quick[1]?.model.nodes).toBe(seen[1]?.before.model.nodes);
});

test("what odds alone do not explain is read in full: certain odds, odds by attempt, odds from labels, other words", () => {
  const before = read(mixed);
  const change = (written: string, insert: string, text: string = mixed) => {
    const from = text.indexOf(written);
    return rereadOdds(text === mixed ? before : read(text), [{ from, to: from + written.length, insert }]);
  };
  expect(change("20%", "30%")?.model.edges.map(({ odds }) => odds?.[0])).toContain(0.3);
  for (const insert of ["0%", "100%", "20%, 30%", "0.2", "60%", "x"]) expect(change("20%", insert)).toBeNull();
  expect(change("3s", "30%")).toBeNull();
  expect(change("10%", "30%")).toBeNull();
  expect(change("20%", "30%", mixed.replace("n4.handle(left)", 'n4.handle(left) [label="Mostly 30%"]'))).toBeNull();
});
