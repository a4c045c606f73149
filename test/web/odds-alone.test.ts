import { expect, test } from "vitest";
import { createDocument } from "../../web/document.ts";
import { examples } from "../../web/examples/examples.ts";
import { createMoves } from "../../web/moves.ts";
import { findOddsAlone } from "../../web/odds-alone.ts";
import { read } from "../../web/reading.ts";

const seed = read(examples.seed).model;

/** The seed after some moves. */
function change(act: (moves: ReturnType<typeof createMoves>) => void) {
  const document = createDocument(examples.seed);
  act(createMoves(document, () => read(document.text)));
  return read(document.text).model;
}

test("a move of a slider changes the odds alone, and they are told for every edge", () => {
  const moved = change((moves) => moves.moveOdds("n8->n9", 0.9, "done"));
  const odds = findOddsAlone(seed, moved);
  expect(odds).toHaveLength(seed.edges.length);
  expect(odds?.[moved.edges.findIndex(({ id }) => id === "n8->n9")]).toEqual([0.9]);
});

test("where a line stands in the text makes no difference", () => {
  expect(findOddsAlone(seed, read(`\n\n${examples.seed}`).model)).not.toBeNull();
});

test("another bound, another way to decide, another setting or another diagram is more than odds", () => {
  expect(
    findOddsAlone(
      seed,
      change((moves) => moves.moveBound("n7", { kind: "at most", repeats: 3 })),
    ),
  ).toBeNull();
  expect(
    findOddsAlone(
      seed,
      change((moves) => moves.decideBy("n11", "odds")),
    ),
  ).toBeNull();
  expect(findOddsAlone(seed, read(`${examples.seed}// sim n7 takes 3s\n`).model)).toBeNull();
  expect(findOddsAlone(seed, read(`${examples.seed}// sim n8 -> n9 70%, 80%\n`).model)).toBeNull();
  expect(findOddsAlone(seed, read(examples.dice).model)).toBeNull();
});
