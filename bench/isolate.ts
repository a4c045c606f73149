import { answerSimulate } from "#core/answer/simulate";
import { compile } from "#core/engine/compile";
import { type Kernel, useKernel } from "#core/engine/fast/kernel";
import { walk } from "#core/engine/walk";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import { warmUp } from "../worker/warm-up.ts";
import lockstep from "./lockstep.wasm";

const wasm = new WebAssembly.Instance(lockstep, {}).exports as unknown as Kernel;
// As the Worker does while it starts.
useKernel(wasm);
warmUp();

/**
 * A Worker to measure from outside, since clocks stand still inside: `what=walk` walks the first start of the text, `what=nothing` does nothing, anything else
 * answers in full; in WebAssembly if it is asked for `kernel=wasm`.
 */
export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const source = await request.text();
    if (searchParams.get("what") === "nothing") return new Response();
    useKernel(searchParams.get("kernel") === "wasm" ? wasm : null);
    const cases = Number(searchParams.get("cases"));
    if (searchParams.get("what") !== "walk") {
      return Response.json(answerSimulate(source, { locale: "en", cases, seed: 1, exact: true }));
    }
    const program = compile(lower(parse(source).tree).model);
    return Response.json(walk(program, 0, 0, cases, Number(searchParams.get("seed")), 10_000).arrivals);
  },
};
