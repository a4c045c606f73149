import fc from "fast-check";
import { expect, test } from "vitest";
import { createDocument, findSplice, normaliseLines } from "../../web/document.ts";

/** A replacement at places that are fractions of the text's length at that time, in one of three gestures or in none. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(4),
  insert: fc.string({ maxLength: 5 }).map(normaliseLines),
  gesture: fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function alter(document: ReturnType<typeof createDocument>, { at, length, insert, gesture }: Change): void {
  const from = Math.floor(at * document.text.length);
  const edit = { from, to: Math.min(document.text.length, from + length), insert };
  document.apply([edit], { origin: "page", ...(gesture !== undefined && { gesture }) });
}

test("undoing everything gives the first text back, redoing everything the last", () => {
  fc.assert(
    fc.property(fc.string().map(normaliseLines), fc.array(change, { maxLength: 30 }), (text, changes) => {
      const document = createDocument(text);
      for (const each of changes) alter(document, each);
      const last = document.text;
      while (document.undo());
      expect(document.text).toBe(text);
      while (document.redo());
      expect(document.text).toBe(last);
    }),
  );
});

test("what is told of each change leads from the text before to the text after", () => {
  fc.assert(
    fc.property(
      fc.string().map(normaliseLines),
      fc.array(change, { maxLength: 20 }),
      fc.nat(10),
      (text, changes, undos) => {
        const document = createDocument(text);
        let copy = document.text;
        document.subscribe(({ before, text: after, edits }) => {
          expect(before).toBe(copy);
          for (const { from, to, insert } of [...edits].reverse()) copy = copy.slice(0, from) + insert + copy.slice(to);
          expect(copy).toBe(after);
        });
        for (const each of changes) alter(document, each);
        for (let k = 0; k < undos; k++) document.undo();
        document.redo();
        expect(copy).toBe(document.text);
      },
    ),
  );
});

test("a drag is one step, however many changes it makes", () => {
  const document = createDocument("odds 70%");
  for (let odds = 71; odds <= 90; odds++) {
    document.apply([{ from: 5, to: 7, insert: String(odds) }], { origin: "page", gesture: "odds" });
  }
  document.settle();
  expect(document.text).toBe("odds 90%");
  document.undo();
  expect(document.text).toBe("odds 70%");
  expect(document.canUndo).toBe(false);
});

test("two drags of the same slider are two steps", () => {
  const document = createDocument("70");
  document.apply([{ from: 0, to: 2, insert: "80" }], { origin: "page", gesture: "odds" });
  document.settle();
  document.apply([{ from: 0, to: 2, insert: "90" }], { origin: "page", gesture: "odds" });
  document.undo();
  expect(document.text).toBe("80");
});

test("a drag that ends where it began leaves no step", () => {
  const document = createDocument("70");
  document.apply([{ from: 0, to: 2, insert: "80" }], { origin: "page", gesture: "odds" });
  document.apply([{ from: 0, to: 2, insert: "70" }], { origin: "page", gesture: "odds" });
  expect(document.canUndo).toBe(false);
});

test("a change after undo forgets what was undone", () => {
  const document = createDocument("a");
  document.replace("b", { origin: "page" });
  document.undo();
  document.replace("c", { origin: "page" });
  expect(document.redo()).toBe(false);
  expect(document.text).toBe("c");
});

test("several edits of one change are one step, told in order", () => {
  const document = createDocument("n1 and n1");
  const told: number[] = [];
  document.subscribe(({ edits }) => told.push(...edits.map(({ from }) => from)));
  const edits = [
    { from: 7, to: 9, insert: "n22" },
    { from: 0, to: 2, insert: "n22" },
  ];
  document.apply(edits, { origin: "page" });
  expect(document.text).toBe("n22 and n22");
  expect(told).toEqual([0, 7]);
  document.undo();
  expect(document.text).toBe("n1 and n1");
});

test("line ends of other systems become one line feed, as the editor counts them", () => {
  const document = createDocument("a\r\nb\rc");
  expect(document.text).toBe("a\nb\nc");
  document.apply([{ from: 0, to: 1, insert: "x\r\ny" }], { origin: "page" });
  expect(document.text).toBe("x\ny\nb\nc");
});

test("the splice between two texts is the smallest single one", () => {
  expect(findSplice("odds 70%", "odds 75%")).toEqual({ from: 6, removed: "0", inserted: "5" });
  expect(findSplice("same", "same")).toBeNull();
});
