import { expandModel } from "#core/analysis/expand";
import { solveExact } from "#core/analysis/solve";
import { compile } from "#core/engine/compile";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { time } from "./clock.ts";

/** The model of a source. */
export function modelOf(source: string): Model {
  return lower(parse(source).tree).model;
}

/** Milliseconds that a diagram takes to solve at other odds, once it is expanded. */
export function solveTime(model: Model, calls: number): number {
  const chains = expandModel(model);
  const { exact, why } = solveExact(chains, { reach: false })[0]!;
  if (!exact) throw new RangeError(`no exact answer: ${why.kind}`);
  return time(() => solveExact(chains, { reach: false }), calls);
}

/** Milliseconds from the model on. */
export function expandTime(model: Model, calls: number): number {
  return time(() => solveExact(expandModel(model), { reach: false }), calls);
}

/** Milliseconds from the text on, as where a slider moves. */
export function sliderTime(source: string, calls: number): number {
  return time(() => {
    const { tree, diagnostics } = parse(source);
    if (diagnostics.length > 0) throw new RangeError(`the text has ${diagnostics[0]!.code}`);
    const { model } = lower(tree);
    compile(model);
    return solveExact(expandModel(model), { reach: false });
  }, calls);
}
