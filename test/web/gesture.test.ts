import { expect, test } from "vitest";
import { createGestures, type Touch } from "../../web/editor/gesture.ts";

const type = (at: number, place: number): Touch => ({ from: place, to: place, end: place + 1, typed: true, at });

test("letters typed one after another are one gesture", () => {
  const name = createGestures();
  expect(name(type(0, 5))).toBe(name(type(100, 6)));
});

test("a rest, another place, or a paste begins a new gesture", () => {
  const name = createGestures();
  const first = name(type(0, 5));
  expect(name(type(5000, 6))).not.toBe(first);
  const second = name(type(5100, 7));
  expect(name(type(5200, 40))).not.toBe(second);
  const third = name(type(5300, 41));
  expect(name({ ...type(5400, 42), typed: false })).not.toBe(third);
});

test("deleting backwards goes on where the last letter fell", () => {
  const name = createGestures();
  const first = name({ from: 9, to: 10, end: 9, typed: true, at: 0 });
  expect(name({ from: 8, to: 9, end: 8, typed: true, at: 50 })).toBe(first);
});
