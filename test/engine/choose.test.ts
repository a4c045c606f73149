import { describe, expect, test } from "vitest";
import { choose } from "#core/engine/choose";
import { compile } from "#core/engine/compile";
import type { Program } from "#core/engine/program";
import { caseKey, draw, openStream, refine } from "#core/engine/stream";
import { tokenWords } from "#core/engine/token";
import { build } from "./build.ts";

/** A decision between b, with odds c, and d; a third edge, with half of all odds, may be closed. */
function decision(c: number, closed: boolean): Program {
  const rest = closed ? 0.5 : 1;
  return compile(
    build({
      nodes: { a: { shape: "diamond" }, b: {}, d: {} },
      edges: {
        "a->b": { odds: [c * rest] },
        "a->d": { odds: [(1 - c) * rest] },
        ...(closed ? { "a->a": { odds: [0.5], repeats: 0 } } : {}),
      },
      loops: [{ kind: "at most", bound: 0, scope: ["a"] }],
    }),
  );
}

function opened(program: Program, number: number): Int32Array {
  const state = new Int32Array(tokenWords(program));
  openStream(state, 0, caseKey(1, 2, 0), number);
  return state;
}

describe.each([
  ["all edges open", false],
  ["another edge closed (L5)", true],
])("a draw that equals the whole part of a threshold, %s (S7)", (_, closed) => {
  test("is decided by the bits after it, so that odds finer than 2^-32 are right", () => {
    let below = 0;
    for (let number = 0; number < 600; number++) {
      const state = opened(decision(0.5, closed), number);
      const drawn = draw(state, 0) + 2 ** 31;
      const bits = refine(state, 0);
      for (const fraction of [0.25, 0.5]) {
        const program = decision((drawn + fraction) / 2 ** 32, closed);
        expect(program.edges.id[choose(program, opened(program, number), 0, 0)]).toBe(
          bits < fraction ? "a->b" : "a->d",
        );
      }
      if (bits < 0.25) below++;
    }
    expect(Math.abs(below - 150)).toBeLessThan(6 * Math.sqrt(600 * 0.25 * 0.75));
  });

  test("one more or one less is decided by the draw alone", () => {
    for (let number = 0; number < 200; number++) {
      const state = opened(decision(0.5, closed), number);
      const drawn = draw(state, 0) + 2 ** 31;
      for (const [c, edge] of [
        [(drawn + 1.5) / 2 ** 32, "a->b"],
        [(drawn - 0.5) / 2 ** 32, "a->d"],
      ] as const) {
        const program = decision(c, closed);
        expect(program.edges.id[choose(program, opened(program, number), 0, 0)]).toBe(edge);
      }
    }
  });
});

test("S7: a decision takes one draw whatever its odds, so that a slider at 0% or 100% shifts no later draw", () => {
  for (const c of [0, 0.5, 1]) {
    const program = decision(c, false);
    const state = opened(program, 3);
    const other = opened(program, 3);
    choose(program, state, 0, 0);
    draw(other, 0);
    expect(draw(state, 0)).toBe(draw(other, 0));
  }
});
