import { expect, test } from "vitest";
import { answerParse } from "#core/answer/parse";

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

test("hundreds of loops over the same ring are drawn in time: the first ones have a frame", { timeout: 60_000 }, () => {
  const ring = numbers(500).map(
    (n) =>
      `n${n}: diamond\nn${n}.handle(right) -> n${(n % 500) + 1}.handle(left)\nn${n}.handle(bottom) -> e.handle(top)`,
  );
  const loops = numbers(1000).map(
    (k) =>
      `loop [up to 3 times] ${numbers(40)
        .map((n) => `n${((k * 7 + n) % 500) + 1}`)
        .join(" ")}`,
  );
  const source = `A {\ns: circle\ne: circle\ns.handle(right) -> n1.handle(top)\n${ring.join("\n")}\n${loops.join("\n")}\n}`;
  const { model, layout } = answerParse(source, { locale: "en", layout: true });
  expect(model.loops.length).toBe(1000);
  expect(layout?.loops.length).toBeGreaterThan(0);
  expect(layout?.loops.length).toBeLessThan(1000);
});

test("thousands of starts times thousands of ends are one clear error, and a small answer", { timeout: 60_000 }, () => {
  const starts = numbers(2000).map((n) => `s${n}: circle\ns${n}.handle(right) -> d.handle(left)`);
  const ends = numbers(2000).map((n) => `e${n}: circle\nd.handle(right) -> e${n}.handle(left)`);
  const answer = answerParse(`A {\nd: diamond\n${starts.join("\n")}\n${ends.join("\n")}\n}`, { locale: "en" });
  expect(answer.diagnostics.find(({ severity }) => severity === "error")?.code).toBe("flow/too-many-outcomes");
  expect(JSON.stringify(answer).length).toBeLessThan(20_000_000);
});
