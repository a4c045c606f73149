import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "#core/language/edit";
import { writeArrival, writeCapacity, writeDuration, writeService } from "#core/language/edit-time";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";

const diagram =
  'Help-desk 2 { # Desk\nn1: circle label:"a"\nn2: rectangle label:"b"\nn1.handle(right) -> n2.handle(left)\n}\n';

const understand = (source: string) => {
  const { tree, diagnostics } = parse(source);
  const { model, diagnostics: meant } = lower(tree);
  const errors = [...diagnostics, ...meant].filter(({ severity }) => severity === "error");
  return { tree, model, errors };
};

const limits = fc.record({
  capacity: fc.integer({ min: 1, max: 1_000_000 }),
  queue: fc.option(fc.nat({ max: 1000 }), { nil: null }),
});

test("a capacity that is written is read back, twice written changes the line in its place, and taken away leaves the text as it was (T4)", () => {
  fc.assert(
    fc.property(fc.constantFrom("", "// sim cases 10\n", "// sim cases 10"), limits, limits, (end, first, second) => {
      const source = diagram + end;
      const lane = understand(source).tree.lanes[0]!.id.text;
      const once = applyEdits(source, writeCapacity(parse(source).tree, lane, first));
      expect(understand(once).model.lanes[0]).toMatchObject(first);
      expect(understand(once).errors).toEqual([]);
      const twice = applyEdits(once, writeCapacity(parse(once).tree, lane, second));
      expect(understand(twice).model.lanes[0]).toMatchObject(second);
      expect(twice.split("\n").length).toBe(once.split("\n").length);
      expect(applyEdits(twice, writeCapacity(parse(twice).tree, lane, null))).toBe(source);
      expect(writeCapacity(parse(twice).tree, lane, second)).toEqual([]);
    }),
  );
});

test("a service time and an arrival take the place of what their line said; a remark behind it stays", () => {
  const source = `${diagram}// sim n2 takes exponential 5s // measured in May\n// sim n1 arrives every 2s\n`;
  const served = applyEdits(source, writeService(parse(source).tree, "n2", "lognormal 4s 1s"));
  expect(served).toContain("// sim n2 takes lognormal 4s 1s // measured in May\n");
  const arrived = applyEdits(served, writeArrival(parse(served).tree, "n1", "poisson 6/min"));
  expect(arrived).toContain("// sim n1 arrives poisson 6/min\n");
  const { model, errors } = understand(arrived);
  expect(errors).toEqual([]);
  expect(model.nodes[1]!.service).toEqual({ family: "lognormal", mean: 4, sd: 1 });
  expect(model.starts[0]!.arrival).toEqual({ kind: "poisson", rate: 0.1 });
});

test("seconds are written so that they are read back to the microsecond (T1)", () => {
  const read = (text: string) => {
    const { tree } = parse(`${diagram}// sim n2 takes ${text}\n`);
    const [sim] = tree.sims;
    return sim?.kind === "takes" && sim.duration.family === "constant" ? sim.duration.value : Number.NaN;
  };
  fc.assert(
    fc.property(
      fc.oneof(
        fc.nat(2_000_000_000),
        fc.nat(100_000).map((s) => s * 1_000_000),
      ),
      (micros) => {
        expect(Math.round(read(writeDuration(micros / 1e6)) * 1e6)).toBe(micros);
      },
    ),
  );
  expect([0, 0.2, 1.5, 90, 120, 5400, 86_400].map(writeDuration)).toEqual([
    "0s",
    "200ms",
    "1.5s",
    "1.5min",
    "2min",
    "1.5h",
    "1d",
  ]);
});
