import fc from "fast-check";
import { expect, test } from "vitest";
import { findComponents } from "#core/model/graph/components";
import { type Arc, buildGraph } from "#core/model/graph/graph";
import { createRepeatFinder } from "#core/model/repeats";

const size = 7;
const all = Array.from({ length: size }, (_, index) => index);

/** The letter of L1, with plain recursion and plain sets. */
function readRule(arcs: readonly Arc[], begins: readonly number[], members: readonly number[]): readonly number[] {
  const leads = (from: number): Set<number> => {
    const found = new Set<number>();
    const walk = (node: number): void => {
      for (const arc of arcs) {
        if (arc.from !== node || found.has(arc.to)) continue;
        found.add(arc.to);
        walk(arc.to);
      }
    };
    walk(from);
    return found;
  };
  const behind = all.map(leads);
  const together = (a: number, b: number): boolean => behind[a]!.has(b) && behind[b]!.has(a);
  const set = all.filter((node) => members.includes(node) || members.some((member) => together(node, member)));
  const order = [...members, ...set.filter((node) => !members.includes(node))];
  const entered = (node: number): boolean => arcs.some(({ from, to }) => to === node && !set.includes(from));
  const roots = [...order.filter((node) => begins.includes(node) || entered(node)), ...order];
  const back: number[] = [];
  const met = new Set<number>();
  const search = (node: number, path: readonly number[]): void => {
    met.add(node);
    arcs.forEach(({ from, to }, edge) => {
      if (from !== node) return;
      if ([...path, node].includes(to)) back.push(edge);
      else if (set.includes(to) && !met.has(to)) search(to, [...path, node]);
    });
  };
  for (const root of roots) if (!met.has(root)) search(root, []);
  const from = back.filter((edge) => members.includes(arcs[edge]!.from));
  const both = from.filter((edge) => members.includes(arcs[edge]!.to));
  const to = back.filter((edge) => members.includes(arcs[edge]!.to));
  const leaving = arcs.flatMap((arc, edge) =>
    members.includes(arc.from) && !members.includes(arc.to) && together(arc.from, arc.to) ? [edge] : [],
  );
  return ([both, from, to, leaving].find((edges) => edges.length > 0) ?? []).toSorted((a, b) => a - b);
}

test("L1: the repeat edges of any members of any graph are those that the letter of the rule gives", () => {
  const node = fc.nat(size - 1);
  const arcs = fc.array(fc.record({ from: node, to: node }), { minLength: 4, maxLength: 14 });
  const members = fc.uniqueArray(node, { minLength: 1, maxLength: 4 });
  let drawn = 0;
  fc.assert(
    fc.property(
      arcs,
      fc.uniqueArray(node, { maxLength: 2 }),
      fc.array(members, { minLength: 1, maxLength: 3 }),
      (list, begins, loops) => {
        const graph = buildGraph(size, list);
        const find = createRepeatFinder(
          graph,
          findComponents(graph),
          Uint8Array.from(all, (one) => (begins.includes(one) ? 1 : 0)),
        );
        for (const loop of loops) {
          const found = find(loop);
          const expected = readRule(list, begins, loop);
          if (found.kind === "edges") expect(found.edges).toEqual(expected);
          else expect(expected).toEqual([]);
          drawn += expected.length;
        }
      },
    ),
    { numRuns: 1000 },
  );
  expect(drawn).toBeGreaterThan(500);
});
