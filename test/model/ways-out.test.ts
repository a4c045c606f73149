import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fix } from "#core/language/diagnostic";
import { applyEdits } from "#core/language/edit";
import { parse } from "#core/language/parse";
import { fixTitle } from "#core/messages/message";
import { lower } from "#core/model/lower";
import { draw, type Sketch } from "./draw.ts";
import { type Understood, understand } from "./understand.ts";

const codes = ["flow/endless", "flow/multiplies", "flow/endless-unreached"];

/** What is said of cycles without end, its fixes titled in both languages, and the diagram after each. */
function offered(sketch: Sketch) {
  const told = understand(sketch);
  const [finding, ...more] = told.diagnostics.filter(({ code }) => codes.includes(code));
  if (finding === undefined || more.length > 0) throw new Error(`${more.length} more findings than one`);
  const titles = (locale: "en" | "fr") => finding.fixes.map((fix) => plain(fixTitle(fix, locale)));
  const after = finding.fixes.map((fix) => told.take(fix));
  for (const one of after) expect(one.codes.filter((code) => codes.includes(code))).toEqual([]);
  return { code: finding.code, titles: titles("en"), french: titles("fr"), after };
}

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const [first, second] = [0, 1];
const odds = (told: Understood | undefined, ...edges: readonly string[]) => edges.map((id) => told?.edge(id).odds?.[0]);

describe("E3: a cycle that cannot be left", () => {
  const way: Sketch = {
    nodes: ["n1 circle", "n4 rectangle", "n5 diamond", "n6 circle", "n7 circle"],
    edges: ["n1 n4", "n4 n5", "n5 n4", "n5 n6", "n5 n7"],
  };

  test("by exits with odds 0 gets odds for one of them, the others rescaled, or becomes a bounded loop", () => {
    const { titles, french, after } = offered({ ...way, sims: ["n5 -> n4 100%", "n5 -> n7 0%"] });
    expect(titles).toEqual(["Give n5->n6 33.33%", "Make it a loop that repeats 5 times at most"]);
    expect(french).toEqual(["Donner 33,33 % à n5->n6", "En faire une boucle de 5 répétitions au plus"]);
    expect(odds(after[first], "n5->n4", "n5->n6", "n5->n7")).toEqual([
      expect.closeTo(2 / 3, 6),
      expect.closeTo(1 / 3, 6),
      0,
    ]);
    expect(after[second]?.loop(0)).toMatchObject({ bound: 5, kind: "at most" });
    expect(after[second]?.outcomes()).toEqual(["n1: n6, n7, spent:n5"]);
  });

  test("by odds in labels gets a line, which beats them", () => {
    const edges = ["n1 n4", "n4 n5", "n5 n4 100%", "n5 n6 0%"];
    const { titles, after } = offered({ nodes: way.nodes.slice(0, 4), edges });
    expect(titles[0]).toBe("Give n5->n6 50%");
    expect(odds(after[first], "n5->n4", "n5->n6")).toEqual([0.5, 0.5]);
  });

  test("by late attempts gets odds at every attempt", () => {
    const { after } = offered({ ...way, sims: ["n5 -> n4 50%, 100%", "n5 -> n6 50%, 0%", "n5 -> n7 0%"] });
    expect(after[first]?.edge("n5->n6").odds).toEqual([expect.closeTo(1 / 3, 6)]);
  });

  test("with a loop without a bound gets one, by a member that names this loop and no smaller one", () => {
    const { titles, after } = offered({
      nodes: ["n1 circle", "n4 rectangle", "n5 rectangle"],
      edges: ["n1 n4", "n4 n4 again", "n4 n5", "n5 n4"],
      loops: ["[until done] n4 n5", "[up to 2 times] n4"],
      sims: ["n4 splits one"],
    });
    expect(titles).toEqual(['Let "until done" repeat 5 times at most']);
    expect(after[first]?.source).toContain("loop n5 at most 5");
    expect(after[first]?.model.loops.map(({ bound }) => bound)).toEqual([5, 2]);
  });

  test("with a loop that no member names alone is bounded in the loop's own text", () => {
    const { titles, after } = offered({
      nodes: ["n1 circle", "n4 diamond", "n5 diamond"],
      edges: ["n1 n4", "n4 n4", "n4 n5", "n5 n5", "n5 n4"],
      loops: ["[until done] n4 n5", "[on and on] n4", "[and on] n5"],
    });
    expect(titles).toEqual(['Let "until done" repeat 5 times at most']);
    expect(after[first]?.source).toContain("loop [until done, up to 5 times] n4 n5");
    expect(after[first]?.loop(0).bound).toBe(5);
  });

  test("without any loop becomes one, its line written at the end of the lane as its nodes are", () => {
    const told = understand(
      "A { # A\r\n  n1: circle\r\n  n2: rectangle\r\n  n1.handle(right) -> n2.handle(left)\r\n  n2.handle(top) -> n2.handle(top)\r\n}\r\nB {\r\nn3: circle\r\n}\r\n",
    );
    const after = told.take(told.finding("flow/endless").fixes[0]);
    expect(after.source).toContain("\r\n  loop [up to 5 times] n2\r\n}\r\nB {");
    expect(after.outcomes()).toEqual(["n1: spent:n2"]);
  });

  test("by an implicit repeat that is certain gets a chance of one half, or a bound", () => {
    const { titles, after } = offered({
      nodes: ["n1 circle", "n2 rectangle", "n3 circle"],
      edges: ["n1 n2", "n2 n3"],
      loops: ["[on and on] n2"],
      sims: ["n2 -> n2 100%"],
    });
    expect(titles).toEqual(["Give n2->n2 50%", 'Let "on and on" repeat 5 times at most']);
    expect(odds(after[first], "n2->n2")).toEqual([0.5]);
  });

  test("where no case comes is offered the same", () => {
    const { code, titles } = offered({ ...way, edges: ["n1 n6", ...way.edges!.slice(1)], sims: ["n5 -> n4 100%"] });
    expect([code, titles[0]]).toEqual(["flow/endless-unreached", "Give n5->n6 33.33%"]);
  });

  test("is not opened toward another one", () => {
    const { titles } = offered({
      nodes: [...way.nodes.slice(0, 4), "n8 diamond"],
      edges: ["n1 n4", "n4 n5", "n5 n4", "n5 n8", "n8 n8", "n8 n6"],
      sims: ["n5 -> n8 0%", "n8 -> n6 0.1%"],
    });
    expect(titles[0]).toBe("Give n5->n8 50%");
    const trapped = understand({
      nodes: [...way.nodes.slice(0, 4), "n8 rectangle"],
      edges: ["n1 n4", "n4 n5", "n5 n4", "n5 n8", "n8 n8"],
      sims: ["n5 -> n8 0%"],
    }).finding("flow/endless");
    expect(trapped.fixes.map((fix) => fixTitle(fix, "en"))).toEqual(["Make it a loop that repeats 5 times at most"]);
  });
});

describe("E3: a split on a cycle that makes tokens without end", () => {
  test("chooses one edge, or becomes a bounded loop", () => {
    const { code, titles, french, after } = offered({
      nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n4 circle"],
      edges: ["n1 n2", "n2 n3", "n3 n2 tick", "n3 n4 event"],
    });
    expect(code).toBe("flow/multiplies");
    expect(titles).toEqual(["Let n3 choose one edge", "Make it a loop that repeats 5 times at most"]);
    expect(french[first]).toBe("Faire choisir un seul lien à n3");
    expect(after[first]?.node("n3").passing.kind).toBe("odds");
    expect(after[second]?.loop(0).bound).toBe(5);
  });

  test("first joins its branches, where they all meet and nothing else comes there", () => {
    const pump: Sketch = {
      nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n4 rectangle", "n5 diamond", "n6 circle"],
      edges: ["n1 n2", "n2 n3", "n2 n4", "n3 n5", "n4 n5", "n5 n2", "n5 n6"],
      sims: ["n5 -> n2 80%"],
    };
    const { titles, french, after } = offered(pump);
    expect([titles[0], titles[1]]).toEqual(["Wait for all branches at n5", "Let n2 choose one edge"]);
    expect(french[0]).toBe("Attendre toutes les branches à n5");
    expect(after[first]?.node("n5").joinsAll).toBe(true);
    const entered = { ...pump, nodes: [...pump.nodes, "n7 circle"], edges: [...pump.edges!, "n7 n5"] };
    expect(offered(entered).titles[0]).toBe("Let n2 choose one edge");
    const said = offered({ ...pump, sims: ["n5 -> n2 80%", "n5 joins any"] }).after[first];
    expect(said?.source).not.toContain("joins any");
  });

  test("in several loops without a bound gets all of them bounded where one is not enough", () => {
    const { titles, french, after } = offered({
      nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n4 rectangle", "n5 circle"],
      edges: ["n1 n2", "n2 n3", "n2 n4", "n2 n5", "n3 n2", "n4 n2"],
      loops: ["[on and on] n2 n3", "[and on] n2 n4"],
    });
    expect(titles.at(-1)).toBe("Let all 2 loops there repeat 5 times at most");
    expect(french.at(-1)).toBe("Limiter les 2 boucles à 5 répétitions");
    expect(after.at(-1)?.model.loops.map(({ bound }) => bound)).toEqual([5, 5]);
  });

  test("that cannot be left either gets a bound", () => {
    const { code, titles } = offered({
      nodes: ["n1 circle", "n2 rectangle", "n3 rectangle"],
      edges: ["n1 n2", "n2 n3 a", "n2 n3 b", "n3 n2"],
    });
    expect([code, titles]).toEqual(["flow/multiplies", ["Make it a loop that repeats 5 times at most"]]);
  });
});

describe("odds over 100%", () => {
  const decision: Sketch = {
    nodes: ["n1 circle", "n2 diamond", "n3 circle", "n4 circle"],
    edges: ["n1 n2", "n2 n3", "n2 n4"],
  };
  const errors = (source: string) => {
    const { tree, diagnostics } = parse(source);
    return [...diagnostics, ...lower(tree).diagnostics].filter(({ severity }) => severity === "error");
  };

  test.each([
    ["of one edge, in percent", ["n2 -> n3 150%"]],
    ["of one edge, as a fraction", ["n2 -> n3 3/2"]],
    ["of one edge, bare", ["n2 -> n3 1.5"]],
    ["at a later attempt", ["n2 -> n3 80%, 120%"]],
    ["together", ["n2 -> n3 80%", "n2 -> n4 40%"]],
    ["together, at a later attempt", ["n2 -> n3 80%, 90%", "n2 -> n4 20%"]],
  ])("%s: a located error whose every fix makes it go away", (_what, sims) => {
    const source = draw({ ...decision, sims });
    const [error, ...more] = errors(source);
    if (error === undefined) throw new Error("no error");
    expect(more).toEqual([]);
    expect(source.slice(error.span.from, error.span.to)).toMatch(/^[\d./%, ]+$/);
    expect(error.fixes.length).toBeGreaterThan(0);
    for (const fix of error.fixes) {
      expect(fixTitle(fix, "fr")).not.toBe(fixTitle(fix, "en"));
      expect(errors(applyEdits(source, fix.edits))).toEqual([]);
    }
  });
});

test("E3: every finding of a cycle without end has a fix, and each fix makes it go away, with no more findings than before", {
  timeout: 60_000,
}, () => {
  const id = fc.nat(5).map((index) => `n${index}`);
  const line = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(" "));
  const sketch = fc.record({
    nodes: fc
      .array(fc.constantFrom("circle", "rectangle", "diamond", "diamond Max retries reached?"), {
        minLength: 6,
        maxLength: 6,
      })
      .map((shapes) => shapes.map((shape, index) => `n${index} ${shape}`)),
    edges: fc.array(line(id, id, fc.constantFrom("a", "b", "100%", "0%")), { minLength: 5, maxLength: 10 }),
    loops: fc.array(line(fc.constantFrom("[up to 2 times]", "[until done]", "[on]", "[3 times]"), id, id, id), {
      maxLength: 3,
    }),
    sims: fc.array(
      fc.oneof(
        line(id, fc.constant("->"), id, fc.constantFrom("0%", "100%", "50%, 0%", "40%, 100%")),
        line(id, fc.constantFrom("joins all", "splits one", "by odds")),
      ),
      { maxLength: 4 },
    ),
  });
  const errorsOf = (source: string) => {
    const { tree, diagnostics } = parse(source);
    return [...diagnostics, ...lower(tree).diagnostics];
  };
  /** Errors, and cycles that would be errors if a case came. */
  const count = (told: ReturnType<typeof errorsOf>) =>
    told.filter(({ code, severity }) => severity === "error" || codes.includes(code)).length;
  const tally = { findings: 0, fixes: new Map<string, number>() };
  fc.assert(
    fc.property(sketch, (what) => {
      const source = draw(what);
      const told = errorsOf(source);
      const before = count(told);
      for (const { code, args, fixes } of told) {
        if (!codes.includes(code)) continue;
        tally.findings++;
        expect(fixes.length, source).toBeGreaterThan(0);
        for (const fix of fixes) {
          tally.fixes.set(fix.code, (tally.fixes.get(fix.code) ?? 0) + 1);
          const after = errorsOf(applyEdits(source, fix.edits));
          const nodes = new Set(String(args.nodes).split(", "));
          const left = after.filter(
            (one) =>
              codes.includes(one.code) &&
              String(one.args.nodes)
                .split(", ")
                .some((node) => nodes.has(node)),
          );
          expect(left, explain(source, fix)).toEqual([]);
          expect(count(after), explain(source, fix)).toBeLessThanOrEqual(before);
        }
      }
    }),
    { numRuns: 1500 },
  );
  expect(tally.findings).toBeGreaterThan(200);
  for (const code of ["give-odds", "splits-one", "bound-loop", "add-loop"]) {
    expect([code, (tally.fixes.get(code) ?? 0) > 0]).toEqual([code, true]);
  }
});

function explain(source: string, fix: Fix): string {
  return `${source}\n=> ${fixTitle(fix, "en")}\n${applyEdits(source, fix.edits)}`;
}
