import fc from "fast-check";
import { expect, test } from "vitest";
import { paintLine } from "../../web/editor/paint.ts";

const show = (line: string) => paintLine(line).map(({ from, to, paint }) => `${paint} ${line.slice(from, to)}`);

test("a node's shape and attributes are keywords, its label a string", () => {
  expect(show('n1: circle label:"Start"')).toEqual([
    "name n1",
    "quiet :",
    "keyword circle",
    "keyword label",
    "quiet :",
    'string "Start"',
  ]);
});

test("handles are quiet, the nodes that an edge joins are not", () => {
  const painted = show('n3.handle(bottom) -> Delivery.n6.handle(top) [label="Send"]');
  for (const name of ["name n3", "name ->", "name Delivery", "name n6", "keyword label", 'string "Send"'])
    expect(painted).toContain(name);
  for (const quiet of ["quiet handle", "quiet bottom", "quiet top"]) expect(painted).toContain(quiet);
});

test("a simulation line shows its numbers, any other comment is quiet", () => {
  expect(show("// sim n8 -> n9 70%")).toEqual([
    "quiet //",
    "sim sim",
    "name n8",
    "name ->",
    "name n9",
    "number 70",
    "number %",
  ]);
  expect(show("// simple remark 70%")).toEqual(["quiet // simple remark 70%"]);
});

test("a lane's head and a loop's condition stand out", () => {
  expect(show("Delivery { # Webhook Delivery")).toEqual([
    "lane Delivery",
    "quiet {",
    "quiet #",
    "lane Webhook Delivery",
  ]);
  expect(show("loop [retry up to 5 times] n7")[0]).toBe("keyword loop");
  expect(show("loop [retry up to 5 times] n7")).toContain("string retry");
});

test("strokes lie inside the line, in order, without overlap, whatever the line says", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (line) => {
      let end = 0;
      for (const { from, to } of paintLine(line)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(line.length);
    }),
  );
});
