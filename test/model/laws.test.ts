import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "#core/language/parse";
import { fixTitle, message } from "#core/messages/message";
import { modelCodes } from "#core/model/codes";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { readFixtures, readShared, seedPage } from "../diagrams.ts";
import { draw, type Sketch } from "./draw.ts";
import { follow } from "./follow.ts";

const word = fc.constantFrom(
  "",
  "Yes",
  "No",
  "2xx 90%",
  "60%",
  "Retry",
  "Max retries reached?",
  "Attempts left?",
  "event",
);
const shape = fc.constantFrom("circle", "rectangle", "rectangle", "diamond", "taskbox");
const bound = fc.constantFrom("up to 2 times", "3 times", "until done", "2 attempts", "at most 0");
const odds = fc.constantFrom("70%", "0%", "100%", "10%, 90%", "1/3", "takes 2s");
const mode = fc.constantFrom(
  ...[
    "joins all",
    "joins all",
    "splits one",
    "splits all",
    "by counter",
    "by odds",
    "arrives never",
    "arrives every 2s",
    "takes 3s",
  ],
);
const limit = fc.constantFrom("at most 1", "exactly 2", "unlimited", "at most 0");

/** Diagrams of all odd shapes; now and then a name means nothing. */
const sketch: fc.Arbitrary<Sketch> = fc.integer({ min: 2, max: 8 }).chain((count) => {
  const number = fc.oneof({ weight: 30, arbitrary: fc.nat(count - 1) }, { weight: 1, arbitrary: fc.constant(count) });
  const id = number.map((index) => `n${index}`);
  const node = fc.tuple(fc.constantFrom("A", "A", "B"), shape, word);
  const line = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(" ").trim());
  return fc.record({
    nodes: fc
      .array(node, { minLength: count, maxLength: count })
      .map((list) => list.map(([lane, form, label], index) => `${lane}/n${index} ${form} ${label}`.trim())),
    edges: fc.array(line(id, id, word), { minLength: count - 1, maxLength: 2 * count }),
    loops: fc.array(
      fc
        .tuple(bound, fc.array(id, { minLength: 1, maxLength: 4 }))
        .map(([text, members]) => `[${text}] ${members.join(" ")}`),
      { maxLength: 2 },
    ),
    sims: fc.array(
      fc.oneof(
        line(id, fc.constant("->"), id, odds),
        line(id, mode),
        line(fc.constant("loop"), id, limit),
        fc.constantFrom("lane A capacity 1 queue 2", "lane B capacity 3", "expect n2 >= 10%", "seed 5"),
      ),
      { maxLength: 5 },
    ),
  });
});

const read = (source: string) => lower(parse(source).tree);

function checkWhole({ lanes, nodes, edges, loops, starts, settings }: Model): void {
  const declared = edges.filter(({ implicit }) => !implicit).length;
  edges.forEach((one, index) => {
    expect(one.index).toBe(index);
    expect(one.implicit).toBe(index >= declared);
    expect(one.from < nodes.length && one.to < nodes.length).toBe(true);
    if (one.repeatOf !== null) expect(loops[one.repeatOf]?.repeatEdges).toContain(index);
  });
  expect(new Set(edges.map((one) => one.id)).size).toBe(edges.length);
  nodes.forEach((one, index) => {
    expect(one.index).toBe(index);
    expect(lanes[one.lane]?.nodes).toContain(index);
    expect(one.outgoing).toEqual(
      edges.flatMap((other) => (other.from === index && !other.implicit ? [other.index] : [])),
    );
    expect(one.incoming).toEqual(
      edges.flatMap((other) => (other.to === index && !other.implicit ? [other.index] : [])),
    );
    if (one.implicitRepeat !== null) expect(edges[one.implicitRepeat]).toMatchObject({ from: index, implicit: true });
    if (one.joinsAll) expect(one.incoming.length).toBeGreaterThan(1);
    expect(one.passing.kind === "end").toBe(one.outgoing.length === 0);
  });
  expect(starts.map((start) => start.node)).toEqual([...starts.map((start) => start.node)].sort((a, b) => a - b));
  expect(settings.cases).toBeGreaterThan(0);
}

function checkOdds({ nodes, edges }: Model): void {
  for (const { passing, outgoing } of nodes) {
    const groups =
      passing.kind === "odds" ? [outgoing] : passing.kind === "counter" ? [passing.toward, passing.exits] : [];
    if (groups.length === 0) for (const index of outgoing) expect(edges[index]).toMatchObject({ odds: null, by: null });
    if (passing.kind === "counter")
      expect([...passing.toward, ...passing.exits].sort((a, b) => a - b)).toEqual(outgoing);
    for (const group of groups) {
      expect(group.length).toBeGreaterThan(0);
      const lists = group.map((index) => edges[index]?.odds ?? []);
      lists[0]!.forEach((_, attempt) => {
        const row = lists.map((odds) => odds[attempt] ?? Number.NaN);
        expect(Math.abs(row.reduce((sum, odds) => sum + odds, 0) - 1)).toBeLessThan(1e-12);
        for (const odds of row) expect(odds >= 0 && odds <= 1).toBe(true);
      });
      expect(new Set(lists.map((odds) => odds.length)).size).toBe(1);
    }
  }
}

function checkLoops({ nodes, edges, loops }: Model): void {
  const owned = loops.flatMap(({ repeatEdges }) => repeatEdges);
  expect(new Set(owned).size).toBe(owned.length);
  for (const { index, members, scope, repeatEdges, counterDecisions, implicitRepeat, bound, kind } of loops) {
    for (const member of members) expect(scope).toContain(member);
    for (const repeat of repeatEdges) {
      expect(edges[repeat]?.repeatOf).toBe(index);
      expect(scope).toContain(edges[repeat]?.from);
      expect(scope).toContain(edges[repeat]?.to);
    }
    expect(implicitRepeat === null || (repeatEdges.length === 1 && repeatEdges[0] === implicitRepeat)).toBe(true);
    expect(bound === null).toBe(kind === "unlimited");
    for (const decision of counterDecisions)
      expect(nodes[decision]?.passing).toMatchObject({ kind: "counter", loop: index });
  }
}

/** What a token can come to, found by following every edge from the start, one step at a time. */
function checkOutcomes({ nodes, edges, starts, lanes }: Model): void {
  for (const { node: start, outcomes } of starts) {
    const reached = new Set([start]);
    for (const index of reached) {
      const { outgoing, implicitRepeat } = nodes[index]!;
      for (const one of implicitRepeat === null ? outgoing : [...outgoing, implicitRepeat]) reached.add(edges[one]!.to);
    }
    const ends = [...reached].filter((index) => nodes[index]!.outgoing.length === 0).sort((a, b) => a - b);
    const told = outcomes.flatMap(({ target }) => (target.kind === "end" ? [target.node] : []));
    const into = outcomes.flatMap(({ target }) => (target.kind === "edge" ? [target.edge] : []));
    if (into.length === 0) expect(told).toEqual(ends);
    else {
      expect([told, ends.length, into.length > 1]).toEqual([[], 1, true]);
      const merges = new Set(into.map((one) => edges[one]!.to));
      expect(merges.size).toBe(1);
      const all = nodes[[...merges][0]!]!.incoming.filter((one) => reached.has(edges[one]!.from));
      expect(into).toEqual(all);
    }
    for (const { target, id: name } of outcomes) {
      if (target.kind === "stuck")
        expect([nodes[target.node]!.joinsAll, reached.has(target.node)]).toEqual([true, true]);
      if (target.kind === "spent") expect(name).toBe(`spent:${nodes[target.node]!.id}`);
      if (target.kind === "turned-away") expect(lanes[target.lane]!.queue).not.toBeNull();
    }
    expect(new Set(outcomes.map((one) => one.id)).size).toBe(outcomes.length);
  }
}

describe("laws of every model", { timeout: 60_000 }, () => {
  const check = (law: (model: Model) => void) =>
    fc.assert(
      fc.property(sketch, (what) => law(read(draw(what)).model)),
      { numRuns: 300 },
    );

  test("it is whole: every index is in range and every list agrees with every other", () => check(checkWhole));
  test("S9: the odds of each decision add up to 1 at each attempt, on a counter decision those of each kind", () =>
    check(checkOdds));
  test("L3: every repeat edge belongs to one loop, and a scope holds its members and repeat edges", () =>
    check(checkLoops));
  test("O1, O2: the outcomes are the ends that edges lead to, or all edges into one merge", () => check(checkOutcomes));

  test("the same source gives the same model and the same findings", () => {
    fc.assert(
      fc.property(sketch, (what) => {
        const source = draw(what);
        expect(read(source)).toEqual(read(source));
      }),
    );
  });

  test("every finding has words and every fix a title, in both languages, and lies in the source", () => {
    fc.assert(
      fc.property(sketch, (what) => {
        const source = draw(what);
        for (const one of read(source).diagnostics) {
          expect(modelCodes).toHaveProperty([one.code], one.severity);
          expect(one.span.from >= 0 && one.span.from <= one.span.to && one.span.to <= source.length).toBe(true);
          for (const locale of ["en", "fr"] as const) {
            expect(message(one, locale)).toMatch(/\S ?[.?]$/);
            expect(message(one, locale)).not.toMatch(/undefined|NaN|null/);
            for (const fix of one.fixes) expect(fixTitle(fix, locale)).toMatch(/\S/);
          }
          for (const { edits } of one.fixes) {
            expect(edits.length).toBeGreaterThan(0);
            for (const { from, to } of edits) expect(0 <= from && from <= to && to <= source.length).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("what is said of cases is true of cases that are followed by the letter of the rules", {
  timeout: 60_000,
}, () => {
  const seeds = fc.array(fc.integer(), { minLength: 12, maxLength: 12 });
  const tryCases = (
    what: Sketch,
    cases: readonly number[],
    law: (model: Model, start: number, fate: ReturnType<typeof follow>) => void,
  ) => {
    const { model } = read(draw(what));
    for (const seed of cases) {
      let state = seed >>> 0;
      const random = (): number => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
      };
      model.starts.forEach(({ node: start }, index) => {
        law(model, index, follow(model, start, random, 300));
      });
    }
  };

  test("O1, L5: every end, every stuck join and every node where repeats are used up is among the outcomes", () => {
    let spent = 0;
    let stuck = 0;
    fc.assert(
      fc.property(sketch, seeds, (what, cases) => {
        tryCases(what, cases, (model, start, { fates, endless }) => {
          const { outcomes } = model.starts[start]!;
          const merged = outcomes.some(({ target }) => target.kind === "edge");
          const told = new Set(
            outcomes.map(({ target }) => ("node" in target ? `${target.kind} ${target.node}` : target.kind)),
          );
          for (const fate of fates) {
            if (fate.startsWith("spent")) spent++;
            if (fate.startsWith("stuck")) stuck++;
            if (!(merged && fate.startsWith("end")) && !(endless && fate.startsWith("stuck")))
              expect(told).toContain(fate);
          }
        });
      }),
      { numRuns: 400 },
    );
    expect(spent).toBeGreaterThan(50);
    expect(stuck).toBeGreaterThan(50);
  });

  test("S5: each case that ends passes a meeting of branches exactly as often as was said", () => {
    let met = 0;
    fc.assert(
      fc.property(sketch, seeds, (what, cases) => {
        const { model, diagnostics } = read(draw(what));
        const said = diagnostics.filter(({ code }) => code === "flow/meeting-branches");
        if (said.length === 0 || model.starts.length > 1) return;
        tryCases(what, cases, (_, __, { passes, endless }) => {
          if (endless) return;
          for (const { args } of said) {
            met++;
            expect(passes.get(model.nodes.findIndex((one) => one.id === args.node)) ?? 0).toBe(args.count);
          }
        });
      }),
      { numRuns: 1000 },
    );
    expect(met).toBeGreaterThan(50);
  });

  test("E3: where an endless cycle or endless growth is an error, some case goes on and on", () => {
    let found = 0;
    fc.assert(
      fc.property(sketch, fc.array(fc.integer(), { minLength: 60, maxLength: 60 }), (what, cases) => {
        const codes = new Set<string>(read(draw(what)).diagnostics.map(({ code }) => code));
        if (!codes.has("flow/endless")) return;
        let endless = false;
        tryCases(what, cases, (_, __, fate) => {
          endless ||= fate.endless;
        });
        found++;
        expect(endless).toBe(true);
      }),
      { numRuns: 400 },
    );
    expect(found).toBeGreaterThan(20);
  });
});

describe("lower is total", { timeout: 60_000 }, () => {
  const samples = [{ name: "seed page", source: seedPage }, ...readFixtures()];
  const laws = [checkWhole, checkOdds, checkLoops, checkOutcomes];

  test("on mutations of the fixtures", () => {
    const source = fc.constantFrom(...samples).map((sample) => sample.source);
    const cut = fc.record({
      at: fc.nat(3000),
      length: fc.nat(60),
      insert: fc.constantFrom(
        "",
        "\n",
        "}",
        "n1",
        "n7 n8",
        "->",
        "loop [3 times] n1 n2",
        "diamond",
        "// sim n8 -> n9 70%\n",
        '"',
        '[label="Yes 90%"]',
      ),
    });
    fc.assert(
      fc.property(source, fc.array(cut, { minLength: 1, maxLength: 4 }), (text, cuts) => {
        const mutated = cuts.reduce(
          (so, { at, length, insert }) => so.slice(0, at) + insert + so.slice(at + length),
          text,
        );
        const { model } = read(mutated);
        for (const law of laws) law(model);
      }),
      { numRuns: 400 },
    );
  });

  test("on trees whose names mean anything: each edge and loop of one diagram in the tree of another", () => {
    fc.assert(
      fc.property(sketch, sketch, (one, other) => {
        const a = parse(draw(one)).tree;
        const b = parse(draw(other)).tree;
        const { model } = lower({ ...a, edges: b.edges, loops: b.loops, sims: b.sims });
        for (const law of laws) law(model);
      }),
    );
  });

  test.skipIf(readShared("corpus").length === 0)("on the larger sets, whose models keep the laws", () => {
    for (const { source } of [...readShared("corpus"), ...readShared("diagrams")]) {
      const { model } = read(source);
      for (const law of laws) law(model);
    }
  });
});
