import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBackEdges } from "#core/model/graph/back-edges";
import { findComponents, listMembers } from "#core/model/graph/components";
import { type Arc, buildGraph, countEntering, countLeaving } from "#core/model/graph/graph";
import { findNaturalLoop } from "#core/model/graph/natural-loop";
import { reachFrom, reachTo } from "#core/model/graph/reach";

const size = 9;
const node = fc.integer({ min: 0, max: size - 1 });
const arcs = fc.array(fc.record({ from: node, to: node }), { maxLength: 24 });
const mask = fc.array(fc.constantFrom(0, 1), { minLength: 24, maxLength: 24 }).map((bits) => Uint8Array.from(bits));

/** Which nodes each node leads to, itself included, by repeated squaring of nothing: plain closure. */
function closure(list: readonly Arc[], without = -1): boolean[][] {
  const leads = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_, b) => a === b && a !== without),
  );
  for (const { from, to } of list) if (from !== without && to !== without) leads[from]![to] = true;
  for (let k = 0; k < size; k++) {
    for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) if (leads[a]![k] && leads[k]![b]) leads[a]![b] = true;
  }
  return leads;
}

const nodes = Array.from({ length: size }, (_, index) => index);

test("rows hold every edge once, in ascending order", () => {
  fc.assert(
    fc.property(arcs, (list) => {
      const graph = buildGraph(size, list);
      for (const one of nodes) {
        const leaving = Array.from(graph.out.subarray(graph.outAt[one], graph.outAt[one + 1]));
        const entering = Array.from(graph.into.subarray(graph.intoAt[one], graph.intoAt[one + 1]));
        const edges = list.map((_, edge) => edge);
        expect(leaving).toEqual(edges.filter((edge) => list[edge]!.from === one));
        expect(entering).toEqual(edges.filter((edge) => list[edge]!.to === one));
        expect([countLeaving(graph, one), countEntering(graph, one)]).toEqual([leaving.length, entering.length]);
      }
    }),
  );
});

describe("components", () => {
  test("two nodes share one exactly if each leads to the other", () => {
    fc.assert(
      fc.property(arcs, (list) => {
        const { of } = findComponents(buildGraph(size, list));
        const leads = closure(list);
        for (const a of nodes) for (const b of nodes) expect(of[a] === of[b]).toBe(leads[a]![b] && leads[b]![a]);
      }),
    );
  });

  test("an edge leads to the same or a lower number, and a component is cyclic exactly if an edge stays in it", () => {
    fc.assert(
      fc.property(arcs, (list) => {
        const components = findComponents(buildGraph(size, list));
        const { of, cyclic } = components;
        for (const { from, to } of list) expect(of[to]).toBeLessThanOrEqual(of[from]!);
        listMembers(components).forEach((members, component) => {
          const inside = list.some(({ from, to }) => members.includes(from) && members.includes(to));
          expect(cyclic[component] === 1).toBe(inside);
        });
      }),
    );
  });

  test("closed edges and left out nodes do not exist", () => {
    fc.assert(
      fc.property(arcs, mask, mask, (list, open, within) => {
        const kept = list.filter((arc, edge) => open[edge] === 1 && within[arc.from] === 1 && within[arc.to] === 1);
        const { of } = findComponents(buildGraph(size, list), open, within);
        const leads = closure(kept);
        for (const a of nodes) {
          if (within[a] === 0) expect(of[a]).toBe(-1);
          else for (const b of nodes) if (within[b] === 1) expect(of[a] === of[b]).toBe(leads[a]![b] && leads[b]![a]);
        }
      }),
    );
  });
});

test("what is reached from a root leads back to it in the other direction", () => {
  fc.assert(
    fc.property(arcs, node, mask, (list, root, open) => {
      const graph = buildGraph(size, list);
      const leads = closure(list.filter((_, edge) => open[edge] === 1));
      expect(Array.from(reachFrom(graph, [root], { open }))).toEqual(nodes.map((one) => (leads[root]![one] ? 1 : 0)));
      expect(Array.from(reachTo(graph, [root], { open }))).toEqual(nodes.map((one) => (leads[one]![root] ? 1 : 0)));
    }),
  );
});

describe("L1: back edges of a depth-first search", () => {
  const everywhere = new Uint8Array(size).fill(1);

  test("without them no cycle is left, and each closes one", () => {
    fc.assert(
      fc.property(arcs, fc.shuffledSubarray(nodes), (list, roots) => {
        const graph = buildGraph(size, list);
        const back = findBackEdges(graph, [...roots, ...nodes], everywhere);
        const rest = list.filter((_, edge) => !back.includes(edge));
        expect(findComponents(buildGraph(size, rest)).cyclic).not.toContain(1);
        const leads = closure(list);
        for (const edge of back) expect(leads[list[edge]!.to]![list[edge]!.from]).toBe(true);
      }),
    );
  });

  test("a self-loop is one, and the root decides which edge of a cycle is", () => {
    const graph = buildGraph(3, [
      { from: 0, to: 1 },
      { from: 1, to: 0 },
      { from: 2, to: 2 },
    ]);
    const within = new Uint8Array(3).fill(1);
    expect(findBackEdges(graph, [0, 2], within)).toEqual([1, 2]);
    expect(findBackEdges(graph, [1, 2], within)).toEqual([0, 2]);
  });
});

test("L3: the natural loop of u->v holds v and the nodes that reach u without passing v", () => {
  fc.assert(
    fc.property(arcs, node, node, (list, u, v) => {
      const found = new Set(findNaturalLoop(buildGraph(size, list), u, v));
      const leads = closure(list, v);
      for (const one of nodes) expect(found.has(one)).toBe(one === v || leads[one]![u] === true);
    }),
  );
});

test("a cycle of 5,000 nodes and 20,000 edges needs no deep stack", () => {
  const count = 5000;
  const ring = Array.from({ length: 20_000 }, (_, edge) => ({ from: edge % count, to: (edge + 1) % count }));
  const graph = buildGraph(count, ring);
  expect(findComponents(graph).count).toBe(1);
  expect(findBackEdges(graph, [0], new Uint8Array(count).fill(1))).toEqual([4999, 9999, 14_999, 19_999]);
  expect(findNaturalLoop(graph, count - 1, 0)).toHaveLength(count);
  expect(reachFrom(graph, [7]).every((reached) => reached === 1)).toBe(true);
});
