import { describe, expect, test } from "vitest";
import { addFlows } from "#core/answer/flow";
import { answerRender } from "#core/answer/render";
import { run } from "#core/engine/run";
import { seedPage } from "../diagrams.ts";
import { understand } from "../render/drawn.ts";

function drawing(source: string, options: Partial<Parameters<typeof answerRender>[1]> = {}) {
  const answer = answerRender(source, { locale: "en", ...options });
  if (answer.kind !== "drawing") throw new Error(answer.kind);
  return answer;
}

describe("the drawing of a text", () => {
  test("is an SVG document, still and without flow unless asked for", () => {
    const { svg, width, height } = drawing(seedPage);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" /);
    expect(svg).toContain(` width="${width}" height="${height}"`);
    expect(svg).not.toMatch(/animate|reached by/);
    expect(drawing(seedPage, { animate: true }).svg).toContain("<animateMotion ");
    expect(drawing(seedPage, { flow: true }).svg).toContain("reached by");
  });

  test("is drawn as asked: theme, width, density, orientation", () => {
    const plain = drawing(seedPage);
    expect(drawing(seedPage, { theme: "dark" }).svg).toContain("#0f1319");
    expect(drawing(seedPage, { width: 640 })).toMatchObject({ width: 640, height: (plain.height * 640) / plain.width });
    expect(drawing(seedPage, { density: "compact" }).width).toBeLessThan(plain.width);
    const down = drawing(seedPage, { orientation: "vertical" });
    expect(down.height / down.width).toBeGreaterThan(plain.height / plain.width);
  });

  test("has the seed of the text: another seed, other cases", () => {
    const moving = (source: string) => drawing(source, { animate: true }).svg;
    expect(moving(`${seedPage}\n// sim seed 2`)).not.toBe(moving(`${seedPage}\n// sim seed 3`));
  });

  test("is refused with located diagnostics where the text has errors", () => {
    const answer = answerRender("A {\nn1: circle\nn1.handle(right) -> n9.handle(left)\n}", { locale: "fr" });
    if (answer.kind !== "refused") throw new Error(answer.kind);
    const [error] = answer.diagnostics.filter(({ severity }) => severity === "error");
    expect(error).toMatchObject({
      code: "flow/unknown-node",
      span: { line: 3 },
      message: expect.stringContaining("n9"),
    });
  });

  test("is given up when its run takes more than its budget, but a still one takes none", () => {
    const budget = { budget: 100 };
    expect(answerRender(seedPage, { locale: "en", flow: true, ...budget })).toEqual({
      kind: "over-budget",
      budget: 100,
    });
    expect(answerRender(seedPage, { locale: "en", ...budget }).kind).toBe("drawing");
  });
});

test("the flow of several starts is that of one case at each: passes add up, and reached is by any of them", () => {
  const model = understand(seedPage);
  const { starts } = run(model, { cases: 1000, seed: 1, limit: 1000, trace: 0 });
  const flow = addFlows(model, starts);
  const [first, second] = starts;
  for (const { id } of model.nodes) {
    const [a, b] = [first!.nodes[id]!, second!.nodes[id]!];
    expect(flow.nodes[id]!.passes).toBeCloseTo(a.passes + b.passes, 12);
    expect(flow.nodes[id]!.reached).toBeCloseTo(1 - (1 - a.reached) * (1 - b.reached), 12);
  }
  // n4 is where both come together.
  expect(flow.nodes.n4).toMatchObject({ passes: 2, reached: 1 });
  expect(flow.edges["n4->n5"]).toEqual({ passes: 2, share: 1 });
  expect(flow.edges["n15->n16"]!.share).toBeCloseTo(second!.edges["n15->n16"]!.share, 12);
});
