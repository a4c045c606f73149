import fc from "fast-check";
import type { Distribution } from "#core/language/tree";
import type { EdgePlan, LoopPlan, NodePlan, Plan } from "../engine/build.ts";

/** What random plans may hold. */
export interface Range {
  /** Splits and joins: cases of several tokens. */
  readonly many: boolean;
  /** Durations other than constants. */
  readonly drawn: boolean;
}

const distribution: fc.Arbitrary<Distribution> = fc.oneof(
  fc.record({ family: fc.constant("constant" as const), value: fc.constantFrom(0, 0.5, 1, 2) }),
  fc.record({ family: fc.constant("exponential" as const), mean: fc.constantFrom(0.5, 3) }),
  fc.record({ family: fc.constant("gamma" as const), mean: fc.constantFrom(1, 2), sd: fc.constantFrom(0.5, 3) }),
  fc.record({ family: fc.constant("uniform" as const), min: fc.constant(0), max: fc.constantFrom(1, 4) }),
);
const constants = fc.record({ family: fc.constant("constant" as const), value: fc.constantFrom(0, 1, 2.5) });

/**
 * Plans of every shape, mostly tangled: a first node that starts, edges between any two nodes (also twice, also to itself), decisions with odds of up to
 * three attempts, bounded and unlimited loops whose scopes are any nodes, implicit repeats, counter decisions; no regard for whether it makes sense.
 */
export function plans({ many, drawn }: Range): fc.Arbitrary<Plan> {
  const time = drawn ? distribution : constants;
  return fc
    .record({
      shapes: fc.array(fc.constantFrom("circle", "rectangle", "diamond", "diamond", "taskbox"), {
        minLength: 2,
        maxLength: 9,
      }),
      arrows: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 18 }),
      weights: fc.array(fc.array(fc.constantFrom(0, 1, 1, 2, 5, 1e-11), { minLength: 3, maxLength: 3 }), {
        minLength: 24,
        maxLength: 24,
      }),
      attempts: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 9, maxLength: 9 }),
      times: fc.array(time, { minLength: 40, maxLength: 40 }),
      timed: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      loops: fc.array(
        fc.record({
          kind: fc.constantFrom("at most" as const, "exactly" as const, "unlimited" as const),
          bound: fc.nat({ max: 3 }),
          scope: fc.uniqueArray(fc.nat({ max: 8 }), { minLength: 1, maxLength: 6 }),
          repeats: fc.uniqueArray(fc.nat({ max: 17 }), { maxLength: 3 }),
          implicit: fc.option(fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 })), { freq: 2 }),
          decider: fc.option(fc.nat({ max: 8 }), { freq: 2 }),
        }),
        { maxLength: 3 },
      ),
      joins: fc.array(fc.nat({ max: 3 }), { minLength: 9, maxLength: 9 }),
    })
    .map((parts) => {
      const ids = parts.shapes.map((_, i) => `n${i + 1}`);
      const id = (index: number): string => ids[index % ids.length]!;
      const names: string[] = [];
      const name = (from: string, to: string): string => {
        const same = names.filter((other) => other.replace(/#.*/, "") === `${from}->${to}`).length;
        return same === 0 ? `${from}->${to}` : `${from}->${to}#${same + 1}`;
      };
      for (const [from, to] of parts.arrows) names.push(name(id(from), id(to)));
      const loops: LoopPlan[] = [];
      const edges: Record<string, EdgePlan> = {};
      const deciders = new Map<string, { loop: number; toward: string[] }>();
      const owners = new Map<string, number>();
      for (const [index, loop] of parts.loops.entries()) {
        const scope = [...new Set(loop.scope.map(id))];
        loops.push({ kind: loop.kind, bound: loop.kind === "unlimited" ? null : loop.bound, scope });
        for (const edge of loop.repeats) if (names[edge] !== undefined) owners.set(names[edge], index);
        if (loop.implicit !== null) {
          const from = id(loop.implicit[0]);
          const taken = Object.keys(edges).some((edge) => edge.startsWith(`${from}->`));
          if (!taken) edges[name(from, id(loop.implicit[1]))] = { implicit: true, repeats: index };
        }
        const decider = loop.decider === null ? null : id(loop.decider);
        if (decider === null || loop.kind === "unlimited") continue;
        const targets = [
          ...new Set(
            names.filter((edge) => edge.startsWith(`${decider}->`)).map((edge) => edge.replace(/.*->|#.*/g, "")),
          ),
        ];
        if (targets.length > 1) deciders.set(decider, { loop: index, toward: targets.slice(0, 1) });
      }
      const implicit = Object.fromEntries(Object.entries(edges).filter(([edge]) => !names.includes(edge)));
      const plan: Record<string, NodePlan> = {};
      for (const [i, shape] of parts.shapes.entries()) {
        const counter = deciders.get(ids[i]!);
        plan[ids[i]!] = {
          shape: shape as NonNullable<NodePlan["shape"]>,
          joins: many && parts.joins[i] === 0,
          splits: many ? (shape === "diamond" ? "one" : "all") : "one",
          ...(parts.timed[i] ? { takes: parts.times[i]! } : {}),
          ...(i === 0 ? { start: { kind: "every", seconds: 1 } } : {}),
          ...(counter === undefined ? {} : { counter }),
        };
      }
      const all: Record<string, EdgePlan> = {};
      for (const [i, edge] of names.entries()) {
        const from = edge.split("->")[0]!;
        all[edge] = {
          ...(parts.timed[20 + i] ? { takes: parts.times[20 + i]! } : {}),
          ...(owners.has(edge) ? { repeats: owners.get(edge)! } : {}),
          odds: oddsOf(
            edge,
            from,
            names,
            deciders.get(from)?.toward,
            parts.weights,
            parts.attempts[ids.indexOf(from)]!,
          ),
        };
      }
      return { nodes: plan, edges: { ...all, ...implicit }, loops };
    });
}

/** Odds of one edge by attempt, as shares of the weights of the edges that it is chosen among. */
function oddsOf(
  edge: string,
  from: string,
  names: readonly string[],
  toward: readonly string[] | undefined,
  weights: readonly (readonly number[])[],
  attempts: number,
): number[] {
  const isToward = (other: string): boolean => toward?.includes(other.replace(/.*->|#.*/g, "")) ?? true;
  const rivals = names.filter((other) => other.startsWith(`${from}->`) && isToward(other) === isToward(edge));
  return Array.from({ length: attempts }, (_, attempt) => {
    const weight = (other: string): number => weights[names.indexOf(other)]![attempt]!;
    const total = rivals.reduce((sum, other) => sum + weight(other), 0);
    return total > 0 ? weight(edge) / total : 1 / rivals.length;
  });
}
