import { describe, expect, test } from "vitest";
import { expandModel } from "#core/analysis/expand";
import { solveExact } from "#core/analysis/solve";
import { findFlow } from "#core/answer/flow";
import { answerRender } from "#core/answer/render";
import { seedPage } from "../diagrams.ts";
import { understand } from "../render/drawn.ts";

function drawing(source: string, options: Partial<Parameters<typeof answerRender>[1]> = {}) {
  const answer = answerRender(source, { locale: "en", ...options });
  if (answer.kind !== "drawing") throw new Error(answer.kind);
  return answer;
}

/** A lane that may turn cases away: what becomes of them depends on times, and is not known exactly. */
const busy = `A {
n1: circle
n2: rectangle
n3: circle
n1.handle(right) -> n2.handle(left)
n2.handle(right) -> n3.handle(left)
}
// sim lane A capacity 1 queue 2
// sim cases 100
`;

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
    const budget = { bounds: { work: Infinity, visits: 100 } };
    expect(answerRender(busy, { locale: "en", flow: true, ...budget })).toEqual({
      kind: "over-budget",
      budget: 100,
    });
    expect(answerRender(seedPage, { locale: "en", animate: true, ...budget })).toEqual({
      kind: "over-budget",
      budget: 100,
    });
    // What is known exactly takes no run.
    expect(answerRender(seedPage, { locale: "en", flow: true, ...budget }).kind).toBe("drawing");
    expect(answerRender(busy, { locale: "en", ...budget }).kind).toBe("drawing");
  });
});

describe("the flow of several starts", () => {
  const model = understand(seedPage);
  const flow = findFlow(model);
  if ("kind" in flow) throw new Error(flow.kind);

  test("is that of one case at each, exactly: passes add up, and reached is by any of them", () => {
    const [first, second] = solveExact(expandModel(model));
    if (!first?.exact || !second?.exact) throw new Error("no exact answer");
    for (const { id } of model.nodes) {
      const [a, b] = [first.nodes[id]!, second.nodes[id]!];
      expect(flow.nodes[id]!.passes).toBeCloseTo(a.passes + b.passes, 12);
      expect(flow.nodes[id]!.reached).toBeCloseTo(1 - (1 - a.reached!) * (1 - b.reached!), 12);
    }
    // n4 is where both come together; half of what comes to n15 is valid.
    expect(flow.nodes.n4!.passes).toBeCloseTo(2, 12);
    expect(flow.nodes.n4!.reached).toBeCloseTo(1, 12);
    expect(flow.edges["n15->n16"]!.share).toBeCloseTo(0.5, 12);
  });

  test("is that of a run where a start has no exact answer, and is given up over the budget", () => {
    const timed = understand(busy);
    expect(solveExact(expandModel(timed))[0]!.exact).toBe(false);
    const found = findFlow(timed);
    if ("kind" in found) throw new Error(found.kind);
    expect(found.nodes.n1).toEqual({ passes: 1, reached: 1 });
    expect(found.edges["n1->n2"]).toEqual({ passes: 1, share: 1 });
    // Too much work to be solved is simulated too: about the same, not the same.
    const about = findFlow(model, { work: 1, visits: 1e7 });
    if ("kind" in about) throw new Error(about.kind);
    expect(about.nodes.n9!.reached).not.toBe(flow.nodes.n9!.reached);
    expect(about.nodes.n9!.reached).toBeCloseTo(flow.nodes.n9!.reached, 1);
    expect(findFlow(timed, { work: Infinity, visits: 100 })).toMatchObject({ kind: "over-budget", budget: 100 });
  });
});
