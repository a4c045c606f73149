import { expect, test } from "vitest";
import { applyEdits } from "#core/language/edit";
import { parse } from "#core/language/parse";

const diagram = 'L { # L\nn1: circle label:"a"\nn2: rectangle label:"b"\nn1.handle(right) -> n2.handle(left)\n}\n';

/** What is wrong, where, and what the first fix makes of the line. */
function refuse(line: string): readonly [code: string, at: string, fixed: string] {
  const source = `${diagram}// sim ${line}`;
  const { diagnostics } = parse(source);
  expect(diagnostics.length, line).toBe(1);
  const { code, span, fixes } = diagnostics[0]!;
  const fixed = applyEdits(source, fixes[0]!.edits);
  expect(parse(fixed).diagnostics, fixed).toEqual([]);
  return [code, source.slice(span.from, span.to), fixed.slice(diagram.length + 7)];
}

test("capacities that no lane can have are refused at the number, with the nearest that one can (T4)", () => {
  expect(refuse("lane L capacity 0")).toEqual(["flow/sim-range", "0", "lane L capacity 1"]);
  expect(refuse("lane L capacity -1")).toEqual(["flow/sim-range", "-1", "lane L capacity 1"]);
  expect(refuse("lane L capacity 1.6")).toEqual(["flow/sim-whole", "1.6", "lane L capacity 2"]);
  expect(refuse("lane L capacity 99999999")).toEqual(["flow/sim-range", "99999999", "lane L capacity 1000000"]);
  expect(refuse("lane L capacity 2 queue -3")).toEqual(["flow/sim-negative", "-3", "lane L capacity 2 queue 3"]);
});

test("durations below 0 or beyond all measure are refused whole, unit included, and what is left can be run (T1)", () => {
  expect(refuse("n2 takes -2s")).toEqual(["flow/sim-negative", "-2s", "n2 takes 2s"]);
  expect(refuse("n2 takes 1e12s")).toEqual(["flow/sim-range", "1e12s", "n2 takes 1000000000s"]);
  expect(refuse("n1 arrives every -2min")).toEqual(["flow/sim-negative", "-2min", "n1 arrives every 2min"]);
  expect(refuse("n1 arrives at once 0")).toEqual(["flow/sim-range", "0", "n1 arrives at once 1"]);
});

test("a family whose line ends too early says all that it needs, and every one can be filled in (T2)", () => {
  expect(refuse("n2 takes normal 5s")).toEqual(["flow/sim-parameters", "normal 5s", "n2 takes normal 5s 1s"]);
  for (const family of [
    "constant",
    "uniform",
    "uniform 9s",
    "triangular",
    "triangular 1h",
    "triangular 1h 2h",
    "exponential",
    "normal",
    "lognormal",
    "lognormal 5s",
    "erlang",
    "erlang 2",
    "gamma",
    "gamma 1d",
    "weibull",
    "weibull 2",
    "beta",
    "beta 1",
    "beta 1 1",
    "beta 1 1 20s",
  ]) {
    expect(refuse(`n2 takes ${family}`)[0], family).toBe("flow/sim-parameters");
  }
});
