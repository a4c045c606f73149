import { describe, expect, test } from "vitest";
import { exists, findCycle, type Import, readImports } from "./graph.ts";

/** What each part of core may use; of a part named `types:...` its types only. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  language: [],
  model: ["language"],
  messages: ["language", "model", "types:analysis"],
  engine: ["language", "model"],
  analysis: ["language", "model", "engine"],
  layout: ["language", "model"],
  render: ["language", "model", "layout", "types:engine", "types:analysis"],
  formats: ["language", "messages", "model", "engine", "analysis", "layout", "render"],
  answer: ["language", "messages", "model", "engine", "analysis", "layout", "render", "formats"],
};

const core = readImports("core");
const worker = readImports("worker");
const web = readImports("web");

const show = (one: Import): string => `${one.from} -> ${one.to}`;
const top = (path: string): string => path.split("/")[0] ?? "";
/** The part of core that a file is in; `null` for a file directly in core, which every part may use. */
const part = (path: string): string | null => path.split("/").slice(1, -1)[0] ?? null;

function breaksOrder(one: Import): boolean {
  const from = part(one.from);
  const to = part(one.to);
  if (to === null || from === to) return false;
  if (from === null) return true;
  const allowed = mayUse[from] ?? [];
  return !allowed.includes(to) && !(one.typesOnly && allowed.includes(`types:${to}`));
}

describe("the order of imports", () => {
  test("core uses nothing outside core but the codec of links: no other package, no file of worker or web", () => {
    const foreign = core.filter((one) => (one.package ? one.to !== "fflate" : top(one.to) !== "core"));
    expect(foreign.map(show)).toEqual([]);
  });

  test("core's parts use each other in the order of the pipeline only", () => {
    expect(core.filter(breaksOrder).map(show)).toEqual([]);
  });

  test("every part of core has its place in the order", () => {
    const parts = new Set(core.flatMap((one) => [part(one.from), part(one.to)]).filter((name) => name !== null));
    expect([...parts].filter((name) => !(name in mayUse))).toEqual([]);
  });

  test("no file of core is part of a cycle, types included", () => {
    expect(findCycle(core)).toBeNull();
  });

  test("web and worker use core and themselves, never each other", () => {
    expect(web.filter((one) => !one.package && !["web", "core"].includes(top(one.to))).map(show)).toEqual([]);
    expect(worker.filter((one) => !one.package && !["worker", "core"].includes(top(one.to))).map(show)).toEqual([]);
  });

  test("every import by path names a file that exists", () => {
    const broken = [...core, ...worker, ...web].filter((one) => !one.package && !exists(one.to));
    expect(broken.map(show)).toEqual([]);
  });
});

describe("the order of imports, tried on what it must refuse", () => {
  const uses = (from: string, to: string, typesOnly = false): Import => ({ from, to, typesOnly, package: false });

  test("a step against the pipeline is refused, a step along it is not", () => {
    expect(breaksOrder(uses("core/language/parse.ts", "core/model/model.ts"))).toBe(true);
    expect(breaksOrder(uses("core/model/lower.ts", "core/language/tree.ts"))).toBe(false);
  });

  test("render may name a result's type, but not run the engine", () => {
    expect(breaksOrder(uses("core/render/svg.ts", "core/engine/results.ts", true))).toBe(false);
    expect(breaksOrder(uses("core/render/svg.ts", "core/engine/walk.ts"))).toBe(true);
  });

  test("a cycle is found and told as a chain", () => {
    const imports = [uses("a", "b"), uses("b", "c"), uses("c", "b")];
    expect(findCycle(imports)).toEqual(["b", "c", "b"]);
  });
});
