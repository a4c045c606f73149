import { describe, expect, test } from "vitest";
import type { Diagnostic } from "#core/language/diagnostic";
import { message } from "#core/messages/message";
import { seedPage } from "../diagrams.ts";
import { understand } from "./understand.ts";

const say = (code: string, args: Diagnostic["args"]) => {
  const one: Diagnostic = { code, severity: "info", span: { from: 0, to: 0 }, args, fixes: [] };
  return [message(one, "en"), plain(message(one, "fr"))];
};

/** French spaces are looked after elsewhere. */
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("findings about the meaning, in words", () => {
  test("the seed's note", () => {
    const note = understand(seedPage).finding("flow/implicit-start");
    expect(message(note, "en")).toBe("Nothing leads to n13, so it starts cases of its own.");
    expect(plain(message(note, "fr"))).toBe("Rien ne mène à n13 : il démarre ses propres cas.");
  });

  test("a name that is not there, with and without a near one", () => {
    expect(say("flow/unknown-node", { node: "n99", suggestion: "n9" })).toEqual([
      'There is no node "n99". Did you mean n9?',
      "Le nœud « n99 » n’existe pas. Vouliez-vous n9 ?",
    ]);
    expect(say("flow/unknown-node", { node: "n99", suggestion: "" })[0]).toBe('There is no node "n99".');
  });

  test("sums in percent, told from 100% even where they are near", () => {
    const sums = (sum: number) =>
      say("flow/odds-over", { node: "n2", sum }).map((text) => /[\d.,]+\s?%/.exec(text)?.[0]);
    expect(sums(1.1)).toEqual(["110%", "110 %"]);
    expect(sums(2 / 3)).toEqual(["66.67%", "66,67 %"]);
    expect(sums(1.00000001)).toEqual(["100.000001%", "100,000001 %"]);
  });

  test("one node and several", () => {
    expect(say("flow/endless", { nodes: "n4, n5", count: 2 })[0]).toMatch(/^n4, n5 never end:/);
    expect(say("flow/endless", { nodes: "n4", count: 1 })[1]).toMatch(/^n4 ne finit jamais/);
  });
});
