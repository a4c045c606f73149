import { createFix } from "../fixes.ts";
import { textOf } from "../reader.ts";
import type { Distribution } from "../tree.ts";
import { atEnd, type Cursor, fail } from "./cursor.ts";
import type { Figure } from "./numbers.ts";

type Family = Exclude<Distribution["family"], "empirical">;

/** The values of each family in their order (T2), each with one that may stand there. */
const parameters: Readonly<Record<Family, readonly (readonly [name: string, example: string])[]>> = {
  constant: [["time", "5s"]],
  uniform: [
    ["min", "2s"],
    ["max", "8s"],
  ],
  triangular: [
    ["min", "2s"],
    ["mode", "5s"],
    ["max", "8s"],
  ],
  exponential: [["mean", "5s"]],
  normal: [
    ["mean", "5s"],
    ["sd", "1s"],
  ],
  lognormal: [
    ["mean", "5s"],
    ["sd", "3s"],
  ],
  erlang: [
    ["k", "3"],
    ["mean", "5s"],
  ],
  gamma: [
    ["mean", "5s"],
    ["sd", "3s"],
  ],
  weibull: [
    ["shape", "1.5"],
    ["scale", "5s"],
  ],
  beta: [
    ["a", "2"],
    ["b", "4"],
    ["min", "0s"],
    ["max", "8s"],
  ],
};

/** Takes the values of one family, one after the other. */
export interface Parameters {
  take(read: (cursor: Cursor) => Figure): Figure;
}

/** Begins behind the name of a family, which starts at `from`. Where the line ends before all its values are there, what they are is said, and they can be filled in. */
export function createParameters(cursor: Cursor, family: Family, from: number): Parameters {
  const all = parameters[family];
  let taken = 0;
  let last = "";
  return {
    take(read) {
      if (atEnd(cursor)) refuseShort();
      const figure = read(cursor);
      taken++;
      last = textOf(cursor, figure.span);
      return figure;
    },
  };

  function refuseShort(): never {
    const names = all.map(([name]) => name).join(" ");
    const example = [family, ...all.map(([, value]) => value)].join(" ");
    // A bound that is missing repeats the one before it: any other could be on its wrong side.
    const values = all
      .slice(taken)
      .map(([name, value]) => (taken > 0 && /^m(?:ax|ode)$/.test(name) && isTime(last) ? last : value));
    const text = values.join(" ");
    const edit = { from: cursor.end, to: cursor.end, insert: ` ${text}` };
    fail(cursor, "flow/sim-parameters", { from, to: cursor.end }, { family, parameters: names, example }, [
      createFix("insert", { text }, edit),
    ]);
  }
}

function isTime(written: string): boolean {
  return /[a-z\u00b5\u03bc]$/i.test(written);
}
