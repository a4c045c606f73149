import { expect, test } from "vitest";
import { complete } from "#core/language/complete";

const diagram =
  'Front { # Front office\nn1: circle label:"Start"\nn2: diamond label:"Ok?"\nn1.handle(right) -> n2.handle(left)\nn2.handle(right) -> n1.handle(top) [label="Yes"]\n';

function offer(line: string): string[] {
  const source = `${diagram}${line}`;
  return complete(source, source.length).options.map(({ label }) => label);
}

test("what is offered fits the place: shapes, attributes, handles, ends, members", () => {
  expect(offer("n3: ")).toEqual(["circle", "rectangle", "diamond", "taskbox"]);
  expect(offer("n3: circle ")).toContain("label");
  expect(offer("n1.handle(")).toEqual(["left", "right", "top", "bottom"]);
  expect(offer("n1.handle(right) -> ")).toEqual(["Front", "n1", "n2"]);
  expect(offer("loop [twice] ")).toEqual(["n1", "n2"]);
});

test("simulation lines offer their statements, the edges that have odds, and the words that follow", () => {
  expect(offer("// sim ")).toEqual(expect.arrayContaining(["cases", "expect", "n2 -> n1", "n1"]));
  expect(offer("// sim n2 ")).toContain("takes");
  expect(offer("// sim n2 takes ")).toContain("exponential");
  expect(offer("// sim lane ")).toEqual(["Front"]);
});

test("the word that was begun is what is replaced, and nothing is offered inside labels and plain comments", () => {
  const source = `${diagram}n3: rec`;
  expect(complete(source, source.length)).toMatchObject({ from: source.length - 3, to: source.length });
  expect(offer('n3: circle label:"a ')).toEqual([]);
  expect(offer("// n")).toEqual([]);
});
