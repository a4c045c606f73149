import { expect, test } from "vitest";
import { examples } from "../../web/examples/examples.ts";
import { listChoices } from "../../web/panels/choices.ts";
import { read } from "../../web/reading.ts";

const list = (text: string) => {
  const { model, tree } = read(text);
  return listChoices(model, tree);
};

const lane = (...lines: readonly string[]) => `Main { # Main\nn1: circle label:"Start"\n${lines.join("\n")}\n}\n`;

test("L4: the seed has two decisions by odds and one by its loop's counter, told with its bound", () => {
  expect(list(examples.seed).map(({ kind, key }) => `${kind} ${key}`)).toEqual(["odds n8", "counter n11", "odds n15"]);
  const counter = list(examples.seed).find(({ kind }) => kind === "counter");
  expect(counter).toMatchObject({ loop: { kind: "at most", count: 5, member: "n7" } });
});

test("S9: odds that nobody gave are shared evenly, and told so", () => {
  const [choice] = list(
    lane(
      'n2: diamond label:"Which?"',
      'n3: circle label:"A"',
      'n4: circle label:"B"',
      "n1.handle(right) -> n2.handle(left)",
      "n2.handle(right) -> n3.handle(left)",
      "n2.handle(bottom) -> n4.handle(top)",
    ),
  );
  expect(choice).toMatchObject({
    kind: "odds",
    origin: "even",
    edges: [{ id: "n2->n3", odds: [0.5], even: true }, { odds: [0.5] }],
  });
});

test("odds by attempt keep all their values", () => {
  const choices = list(examples.backoff);
  const edges = choices.flatMap((choice) => (choice.kind === "odds" ? choice.edges : []));
  expect(edges.find(({ id }) => id === "n4->n5")?.odds).toEqual([0.6, 0.75, 0.9]);
});

test("a decision that was told `by odds` offers its counter again", () => {
  const choices = list(`${examples.seed}// sim n11 by odds\n`);
  expect(choices.find(({ key }) => key === "n11")).toMatchObject({ kind: "odds", counterOffered: true });
  expect(choices.find(({ key }) => key === "n8")).toMatchObject({ counterOffered: false });
  expect(choices.some(({ kind }) => kind === "loop")).toBe(true);
});
