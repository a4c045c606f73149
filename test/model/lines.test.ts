import { expect, test } from "vitest";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";

test("T4, T5: lines that runs do not follow yet are said to have no effect, where they stand", () => {
  const source =
    "A {\nn1: circle\nn2: rectangle\nn1.handle(right) -> n2.handle(left)\n}\n// sim lane A capacity 2\n// sim replications 5\n";
  const found = lower(parse(source).tree).diagnostics.map(({ code, severity, span }) => [
    code,
    severity,
    source.slice(span.from, span.to),
  ]);
  expect(found).toEqual([
    ["flow/capacity-not-run", "warning", "// sim lane A capacity 2"],
    ["flow/replications-not-run", "warning", "// sim replications 5"],
  ]);
});
