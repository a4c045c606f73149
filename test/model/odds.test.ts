import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attemptLimit } from "#core/model/edge-lines";
import { completeOdds, findFault, type GivenOdds } from "#core/model/odds";
import type { Sketch } from "./draw.ts";
import { understand } from "./understand.ts";

const nodes = ["n1 circle", "n2 diamond Which?", "n3 circle", "n4 circle"];
const two: Sketch = { nodes, edges: ["n1 n2", "n2 n3 a", "n2 n4 b"] };
const three: Sketch = { nodes: [...nodes, "n5 circle"], edges: ["n1 n2", "n2 n3 a", "n2 n4 b", "n2 n5 c"] };

/** Odds and origins of what leaves n2. */
function oddsOf(sketch: Sketch) {
  const { model } = understand(sketch);
  const edges = model.edges.filter(({ from }) => from === 1);
  return { odds: edges.map(({ odds }) => odds), by: edges.map(({ by }) => by) };
}

describe("S3: decisions", () => {
  test("a diamond decides evenly by default", () => {
    expect(oddsOf(two)).toEqual({ odds: [[0.5], [0.5]], by: ["even", "even"] });
  });

  test("a diamond with one edge takes it", () => {
    expect(oddsOf({ nodes, edges: ["n1 n2", "n2 n3"] })).toEqual({ odds: [[1]], by: ["even"] });
  });

  test("edges of other nodes have no odds", () => {
    expect(understand(two).edge("n1->n2")).toMatchObject({ odds: null, by: null });
  });

  test("a node with `splits one` is a decision too", () => {
    const told = understand({
      ...two,
      nodes: nodes.map((node) => node.replace("diamond", "rectangle")),
      sims: ["n2 splits one", "n2 -> n3 90%"],
    });
    expect(told.codes).toEqual([]);
    expect([told.node("n2").passing.kind, told.node("n2").role]).toEqual(["odds", "decision"]);
    expect(told.edge("n2->n4").odds?.[0]).toBeCloseTo(0.1, 12);
  });

  test("odds on an edge of another node are an error, with the fix `splits one`", () => {
    const told = understand({
      ...two,
      nodes: nodes.map((node) => node.replace("diamond", "rectangle")),
      sims: ["n2 -> n3 90%"],
    });
    const { severity, args, fixes } = told.finding("flow/odds-without-decision");
    expect([severity, args]).toEqual(["error", { node: "n2", edge: "n2->n3" }]);
    expect(fixes.map(({ code }) => code)).toEqual(["splits-one", "remove-line"]);
    expect(told.take(fixes[0]).edge("n2->n3").odds).toEqual([0.9]);
    expect(told.take(fixes[1]).codes).toEqual([]);
  });

  test("`splits all` on such a node is replaced by the fix", () => {
    const told = understand({
      ...two,
      nodes: nodes.map((node) => node.replace("diamond", "rectangle")),
      sims: ["n2 splits all", "n2 -> n3 90%"],
    });
    const mended = told.take(told.finding("flow/odds-without-decision").fixes[0]);
    expect(mended.codes).toEqual([]);
    expect(mended.source).not.toContain("splits all");
  });

  test("a diamond stays a decision: `splits all` has no effect, with a warning", () => {
    const told = understand({ ...two, sims: ["n2 splits all"] });
    expect(told.node("n2").passing.kind).toBe("odds");
    expect(told.codes).toEqual(["flow/splits-diamond"]);
  });
});

describe("S9: odds given in simulation lines", () => {
  test("edges without odds share what is left evenly", () => {
    const { odds, by } = oddsOf({ ...three, sims: ["n2 -> n3 70%"] });
    expect(odds.map((list) => list?.[0])).toEqual([0.7, expect.closeTo(0.15, 12), expect.closeTo(0.15, 12)]);
    expect(by).toEqual(["given", "even", "even"]);
  });

  test("an edge is named by its ends, by its place among parallel ones, or by its label", () => {
    const parallel: Sketch = { nodes, edges: ["n1 n2", "n2 n3 a", "n2 n3 b", "n2 n4"] };
    expect(oddsOf({ ...parallel, sims: ["n2 -> n3 10%"] }).by).toEqual(["given", "even", "even"]);
    expect(oddsOf({ ...parallel, sims: ["n2 -> n3#2 10%"] }).by).toEqual(["even", "given", "even"]);
    expect(oddsOf({ ...parallel, sims: ['n2 -> n3 "b" 10%'] }).by).toEqual(["even", "given", "even"]);
  });

  test.each([
    ["n2 -> n1", "n1 -> n2"],
    ["n2 -> n3#3", "n2 -> n3"],
    ['n2 -> n3 "c"', "n2 -> n3"],
    ["n1 -> n3", "n1 -> n2"],
  ])("the edge %s does not exist: an error with the fix %s", (reference, suggestion) => {
    const told = understand({ ...two, edges: [...(two.edges ?? []), "n2 n3 A"], sims: [`${reference} takes 1s`] });
    const { severity, args, fixes } = told.finding("flow/unknown-edge");
    expect([severity, args]).toEqual(["error", { edge: reference, suggestion }]);
    expect(told.take(fixes[0]).codes).toEqual([]);
  });

  test("a near label is suggested where several edges join the two nodes", () => {
    const told = understand({
      nodes,
      edges: ["n1 n2", "n2 n3 Approved", "n2 n3 Rejected"],
      sims: ['n2 -> n3 "Rejectd" 5%'],
    });
    expect(told.take(told.finding("flow/unknown-edge").fixes[0]).edge("n2->n3#2").odds).toEqual([0.05]);
  });

  test("of two lines for one edge the last wins, with a warning on the first whose fix removes it", () => {
    const told = understand({ ...two, sims: ["n2 -> n3 70%", 'n2 -> n3 "a" 60%'] });
    expect(told.edge("n2->n3").odds).toEqual([0.6]);
    const { severity, span, fixes } = told.finding("flow/repeated-line");
    expect(severity).toBe("warning");
    expect(told.source.slice(span.from, span.to)).toBe("// sim n2 -> n3 70%");
    expect(told.take(fixes[0]).codes).toEqual([]);
  });

  test("odds over 100% are an error at the numbers: scale them, or change the last one", () => {
    const told = understand({ ...two, sims: ["n2 -> n3 70%", "n2 -> n4 40%"] });
    const { severity, span, args, fixes } = told.finding("flow/odds-over");
    expect([severity, args.node]).toEqual(["error", "n2"]);
    expect(args.sum).toBeCloseTo(1.1, 12);
    expect(told.source.slice(span.from, span.to)).toBe("40%");
    expect(fixes.map(({ code }) => code)).toEqual(["scale-odds", "give-rest"]);
    const scaled = told.take(fixes[0]);
    expect(scaled.codes).toEqual([]);
    expect(scaled.edge("n2->n3").odds?.[0]).toBeCloseTo(7 / 11, 8);
    const given = told.take(fixes[1]);
    expect(given.codes).toEqual([]);
    expect(given.edge("n2->n4").odds?.[0]).toBeCloseTo(0.3, 12);
  });

  test("a remainder that no edge can take is an error: scale, or give the rest to the last edge", () => {
    const told = understand({ ...two, sims: ["n2 -> n3 70%", "n2 -> n4 20%"] });
    const { severity, fixes } = told.finding("flow/odds-remainder");
    expect(severity).toBe("error");
    expect(fixes[1]?.args).toMatchObject({ edge: "n2->n4", odds: expect.closeTo(0.3, 12) });
    for (const fix of fixes) expect(told.take(fix).codes).toEqual([]);
    expect(told.take(fixes[0]).edge("n2->n3").odds?.[0]).toBeCloseTo(7 / 9, 8);
  });

  test("all odds 0 leave nothing to scale", () => {
    const told = understand({ ...two, sims: ["n2 -> n3 0%", "n2 -> n4 0%"] });
    expect(told.finding("flow/odds-remainder").fixes.map(({ code }) => code)).toEqual(["give-rest"]);
    expect(told.edge("n2->n3").odds).toEqual([0.5]);
  });

  test("odds that are faulty are rescaled in the model, so that it stays whole", () => {
    const told = understand({ ...two, sims: ["n2 -> n3 60%", "n2 -> n4 90%"] });
    expect(told.edge("n2->n3").odds?.[0]).toBeCloseTo(0.4, 12);
  });

  test("a sum within 1e-9 of 100% is rescaled, one further off is not", () => {
    const near = understand({
      ...three,
      sims: ["n2 -> n3 0.3333333333", "n2 -> n4 0.3333333333", "n2 -> n5 0.3333333333"],
    });
    expect(near.codes).toEqual([]);
    expect(near.model.edges.slice(1).reduce((sum, { odds }) => sum + (odds?.[0] ?? 0), 0)).toBeCloseTo(1, 15);
    const far = understand({ ...three, sims: ["n2 -> n3 0.33333333", "n2 -> n4 0.33333333", "n2 -> n5 0.33333333"] });
    expect(far.codes).toEqual(["flow/odds-remainder"]);
  });

  test("edges that share a remainder within 1e-9 get nothing", () => {
    expect(oddsOf({ ...three, sims: ["n2 -> n3 1/3", "n2 -> n4 0.66666666666"] }).odds[2]).toEqual([0]);
  });
});

describe("S9: odds by attempt", () => {
  test("lists of different lengths go on with their last value", () => {
    const { odds } = oddsOf({ ...three, sims: ["n2 -> n3 50%, 60%, 70%", "n2 -> n4 10%, 20%"] });
    expect(odds.map((list) => list?.map((share) => Math.round(share * 1e9) / 1e9))).toEqual([
      [0.5, 0.6, 0.7],
      [0.1, 0.2, 0.2],
      [0.4, 0.2, 0.1],
    ]);
  });

  test("each attempt is checked", () => {
    const told = understand({ ...three, sims: ["n2 -> n3 50%, 60%, 90%", "n2 -> n4 10%, 20%"] });
    expect(told.finding("flow/odds-over").args.sum).toBeCloseTo(1.1, 12);
    for (const fix of told.finding("flow/odds-over").fixes) expect(told.take(fix).codes).toEqual([]);
  });

  test("a list longer than any case is an error, and its beginning counts", () => {
    const told = understand({ ...two, sims: [`n2 -> n3 ${"50%, ".repeat(attemptLimit)}50%`] });
    expect(told.finding("flow/too-many-attempts").args).toEqual({ count: attemptLimit + 1, limit: attemptLimit });
    expect(told.edge("n2->n3").odds).toHaveLength(attemptLimit);
  });
});

describe("S9: odds in labels", () => {
  const labelled = (...labels: string[]): Sketch => ({
    nodes: ["n1 circle", "n2 diamond Which?", ...labels.map((_, i) => `n${i + 3} circle`)],
    edges: ["n1 n2", ...labels.map((label, i) => `n2 n${i + 3} ${label}`)],
  });

  test("count where no line says otherwise; the others share the rest", () => {
    expect(oddsOf(labelled("2xx 90%", "4xx", "5xx"))).toMatchObject({
      odds: [[0.9], [expect.closeTo(0.05, 12)], [expect.closeTo(0.05, 12)]],
      by: ["label", "even", "even"],
    });
  });

  test("a simulation line beats a label", () => {
    const { odds, by } = oddsOf({ ...labelled("Yes 90%", "No"), sims: ["n2 -> n3 70%"] });
    expect([odds[0], by]).toEqual([[0.7], ["given", "even"]]);
  });

  test.each([[["60%", "20%"]], [["60%", "60%"]], [["150%", "No"]]])(
    "%j do not add up: a warning, and ignored",
    (labels) => {
      const told = understand(labelled(...labels));
      expect(told.finding("flow/label-odds").severity).toBe("warning");
      expect(told.edge("n2->n3")).toMatchObject({ odds: [0.5], by: "even" });
    },
  );

  test("labels that do not add up with the lines are ignored, and the lines hold", () => {
    const told = understand({ ...labelled("Yes 90%", "No 10%"), sims: ["n2 -> n3 70%"] });
    expect(told.codes).toEqual(["flow/label-odds"]);
    expect(told.edge("n2->n4")).toMatchObject({ odds: [expect.closeTo(0.3, 12)], by: "even" });
  });

  test("a condition is no odds", () => {
    expect(oddsOf(labelled("> 95%", "<= 95%"))).toEqual({ odds: [[0.5], [0.5]], by: ["even", "even"] });
  });

  test("on a node that is no decision they are ignored", () => {
    const told = understand({
      nodes: ["n1 circle", "n2 rectangle", "n3 circle", "n4 circle"],
      edges: ["n1 n2 90%", "n2 n3 90%", "n2 n4"],
    });
    expect(told.codes).toEqual([]);
    expect(told.edge("n2->n3").odds).toBeNull();
  });
});

describe("S9: laws", () => {
  const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.5, 1 / 3));
  const given = fc.array(fc.option(fc.array(share, { minLength: 1, maxLength: 4 }), { nil: null }), {
    minLength: 1,
    maxLength: 5,
  });

  test("completed odds have one length, lie in [0, 1] and add up to 1 at each attempt, whatever was given", () => {
    fc.assert(
      fc.property(given, (lists: readonly GivenOdds[]) => {
        const complete = completeOdds(lists);
        const length = Math.max(...lists.map((list) => list?.length ?? 1));
        for (const odds of complete) expect(odds).toHaveLength(length);
        for (let attempt = 0; attempt < length; attempt++) {
          const row = complete.map((odds) => odds[attempt] ?? Number.NaN);
          expect(Math.abs(row.reduce((sum, odds) => sum + odds, 0) - 1)).toBeLessThan(1e-12);
          for (const odds of row) expect(odds >= 0 && odds <= 1 + 1e-12).toBe(true);
        }
      }),
    );
  });

  test("odds without a fault stay what they are, within the rescaling", () => {
    fc.assert(
      fc.property(given, (lists: readonly GivenOdds[]) => {
        fc.pre(findFault(lists) === null);
        completeOdds(lists).forEach((odds, i) => {
          lists[i]?.forEach((value, attempt) => {
            expect(Math.abs((odds[attempt] ?? Number.NaN) - value)).toBeLessThan(2e-9);
          });
        });
      }),
    );
  });
});
