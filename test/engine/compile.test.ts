import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "#core/engine/compile";
import { hash } from "#core/engine/hash";
import { DRAWS, ENTERS, type Program, RAISES } from "#core/engine/program";
import { plans } from "../laws/plans.ts";
import { build, constant } from "./build.ts";
import { seedModel } from "./seed.ts";

/** Where a record leads to, in words: its length and the node that its chain ends at. */
function record(program: Program, at: number): string {
  const [, next, length, slot] = program.choices.records.slice(at, at + 4);
  const { id } = program.nodes;
  const station = next! < 0 ? id[~next!]! : `draw at ${id[program.choices.at.indexOf(next!)]}`;
  return `${program.edges.id[slot!] ?? "start"}: ${length} to ${station}`;
}

describe("the tables of the seed", () => {
  const program = compile(seedModel(0.7));
  const of = (edge: string): string => record(program, program.choices.recordOf[program.edges.id.indexOf(edge)]!);

  test("chains of nodes that only pass on become one record each", () => {
    expect(record(program, program.starts[0]!.record)).toBe("start: 6 to draw at n8");
    expect(of("n8->n9")).toBe("n8->n9: 3 to n5");
    expect(of("n8->n10")).toBe("n8->n10: 2 to n11");
    expect(of("n11->n7")).toBe("n11->n7: 2 to draw at n8");
    expect(of("n11->n12")).toBe("n11->n12: 3 to n5");
  });

  test("a record's threshold is its cumulative odds times 2^32, less 2^31", () => {
    const at = program.choices.recordOf[program.edges.id.indexOf("n8->n9")]!;
    expect(program.choices.records[at]).toBe(Math.floor(0.7 * 2 ** 32) - 2 ** 31);
    expect(program.choices.records[at + 4]).toBe(0x7fffffff);
  });

  test("constant times add up along a chain, counters and scopes are flagged", () => {
    const slot = (edge: string): number => program.edges.id.indexOf(edge);
    const { ticks, flags } = program.chains;
    expect([ticks[program.edges.count], ticks[slot("n8->n9")], ticks[slot("n8->n10")]]).toEqual([4e6, 2e6, 1e6]);
    expect(flags[program.edges.count]).toBe(ENTERS);
    expect(flags[slot("n11->n7")]).toBe(RAISES);
    expect(flags[slot("n8->n9")]).toBe(0);
  });

  test("a chain with a drawn time is flagged, and its constant times are without it", () => {
    const drawn = compile(
      build({
        nodes: {
          a: { takes: constant(2) },
          b: { takes: { family: "exponential", mean: 1 } },
          c: { takes: constant(3) },
        },
        edges: { "a->b": {}, "b->c": {} },
      }),
    );
    expect(drawn.chains.flags[2]).toBe(DRAWS);
    expect(drawn.chains.ticks[2]).toBe(5e6);
  });
});

describe("the tables of any model", () => {
  test("every chain ends, at the station that following its edges leads to, after as many nodes as its record says", () => {
    fc.assert(
      fc.property(plans({ many: true, drawn: true }), (plan) => {
        const program = compile(build(plan));
        const { choices, chains, edges, nodes, starts } = program;
        for (let at = 0; at < choices.records.length; at += 4) {
          const slot = choices.records[at + 3]!;
          if (slot < 0) continue;
          let node = slot < edges.count ? edges.to[slot]! : starts[slot - edges.count]!.node;
          let length = 1;
          for (; chains.station[node] === 0; length++)
            node = edges.to[nodes.outgoing.items[nodes.outgoing.at[node]!]!]!;
          const next = choices.records[at + 1]!;
          expect(choices.records[at + 2]).toBe(length);
          expect(next < 0 ? ~next : choices.at.indexOf(next)).toBe(node);
        }
      }),
    );
  });

  test("a program is plain data: a copy of it is the same program", () => {
    fc.assert(
      fc.property(plans({ many: true, drawn: true }), (plan) => {
        const program = compile(build(plan));
        expect(structuredClone(program)).toEqual(program);
      }),
      { numRuns: 20 },
    );
  });

  test("two edges of one split never share a word, even if their ids have the same hash: siblings have streams of their own (S7)", () => {
    expect(hash("a->zytwehn")).toBe(hash("a->qzdjnfz"));
    const { word } = compile(
      build({ nodes: { a: {}, zytwehn: {}, qzdjnfz: {} }, edges: { "a->zytwehn": {}, "a->qzdjnfz": {} } }),
    ).edges;
    expect([word[0], word[1]]).toEqual([hash("a->zytwehn"), hash("a->zytwehn") + 1]);
  });
});
