import { expect, test } from "vitest";
import { encodeLink } from "#core/formats/link";
import { chooseOpening } from "../../web/opening.ts";

const first = "first visit";
const open = (place: Partial<Parameters<typeof chooseOpening>[0]>) =>
  chooseOpening({ hash: "", search: "", stored: null, first, ...place });
const base64url = (text: string) => Buffer.from(text, "utf8").toString("base64url");

test("a first visit sees the seed, a later one the stored text, even where that is empty", () => {
  expect(open({})).toEqual({ text: first, before: null, trouble: null });
  expect(open({ stored: "mine" }).text).toBe("mine");
  expect(open({ stored: "" }).text).toBe("");
});

test("a link beats the stored text, which stays one step back", () => {
  const hash = `#${encodeLink("linked é 中 😀")}`;
  expect(open({ hash, stored: "mine" })).toEqual({ text: "linked é 中 😀", before: "mine", trouble: null });
  expect(open({ hash }).before).toBeNull();
  expect(open({ hash, stored: "linked é 中 😀" }).before).toBeNull();
});

test("FlowZap's own links are opened", () => {
  const code = base64url('Lane { # Été\nn1: circle label:"Début"\n}');
  expect(open({ search: `?code=${code}` }).text).toContain("Début");
});

test("a damaged link changes nothing and says so", () => {
  const link = encodeLink("some text that is long enough to be cut");
  for (const hash of [`#${link.slice(0, -9)}`, "#1:!!!", "#1:"]) {
    expect(open({ hash, stored: "mine" }), hash).toEqual({ text: "mine", before: null, trouble: "damaged" });
  }
  expect(open({ search: "?code=%F0%9F", stored: "mine" }).trouble).toBe("damaged");
});

test("a link of another version is told apart from a damaged one", () => {
  expect(open({ hash: "#2:abc", stored: "mine" })).toEqual({ text: "mine", before: null, trouble: "unknown" });
});

test("a hash that is no link is left alone", () => {
  expect(open({ hash: "#diagram", stored: "mine" }).trouble).toBeNull();
});
