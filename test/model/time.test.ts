import { test } from "vitest";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import { readShared } from "../diagrams.ts";
test("x", () => {
  for (const {name, source} of readShared("diagrams").slice(-3)) {
    const p = parse(source);
    for (let i = 0; i < 6; i++) { const t = performance.now(); lower(p.tree); console.log(name, (performance.now() - t).toFixed(1)); }
  }
});
