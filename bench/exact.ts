import { readFileSync } from "node:fs";
import { expandModel } from "#core/analysis/expand";
import { solveExact } from "#core/analysis/solve";
import { compile } from "#core/engine/compile";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { time } from "./clock.ts";
import { oneComponent, smallComponents, writeDiagram } from "./generate.ts";

/*
 * The exact engine's times in milliseconds, as JSON: a program of its own, since the largest diagrams fill the memory that others would be measured in. The
 * seed's source comes as a file's name.
 */

/** The model of a source. */
function modelOf(source: string): Model {
  return lower(parse(source).tree).model;
}

/** Milliseconds that a diagram takes to solve at other odds, once it is expanded. */
function solveTime(model: Model, calls: number): number {
  const chains = expandModel(model);
  const { exact, why } = solveExact(chains, { reach: false })[0]!;
  if (!exact) throw new RangeError(`no exact answer: ${why.kind}`);
  return time(() => solveExact(chains, { reach: false }), calls);
}

/** Milliseconds from the model on. */
function expandTime(model: Model, calls: number): number {
  return time(() => solveExact(expandModel(model), { reach: false }), calls);
}

/** Milliseconds from the text on, as where a slider moves. */
function sliderTime(source: string, calls: number): number {
  return time(() => {
    const { tree, diagnostics } = parse(source);
    if (diagnostics.length > 0) throw new RangeError(`the text has ${diagnostics[0]!.code}`);
    const { model } = lower(tree);
    compile(model);
    return solveExact(expandModel(model), { reach: false });
  }, calls);
}

const seed = modelOf(readFileSync(process.argv[2]!, "utf8"));
const small = smallComponents(1000);
const times = {
  seed: solveTime(seed, 101),
  seedModel: expandTime(seed, 101),
  small: solveTime(small, 31),
  smallModel: expandTime(small, 31),
  slider: sliderTime(writeDiagram(300), 31),
  near: solveTime(oneComponent(5000, false), 5),
  far: solveTime(oneComponent(5000, true), 3),
  large: solveTime(smallComponents(100_000), 3),
};
console.log(JSON.stringify(times));
