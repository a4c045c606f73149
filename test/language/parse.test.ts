import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "#core/language/parse";
import { sourceLimit } from "#core/language/size";
import { seedPage } from "../diagrams.ts";

const lane = (body: string): string => `A { # Lane\n${body}\n}\n`;
const codes = (source: string): string[] => parse(source).diagnostics.map(({ code }) => code);

test("any text has a tree whose spans lie within it, and nothing is thrown", () => {
  const words = fc.constantFrom(
    "A {",
    "}",
    "n1: circle",
    'label:"x"',
    "n1.handle(left)",
    "->",
    "loop [",
    "]",
    "// sim ",
    "70%",
    "\n",
    "\n",
    '"',
    "#",
    "é",
    "n1",
    ":",
    "takes",
    "lane",
    "at most 3",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(words, { maxLength: 60 }).map((parts) => parts.join(" ")),
  );
  fc.assert(
    fc.property(text, (source) => {
      const { tree, diagnostics } = parse(source);
      const spans = [...tree.nodes, ...tree.edges, ...tree.loops, ...tree.sims, ...tree.lanes, ...diagnostics].map(
        ({ span }) => span,
      );
      for (const { from, to } of [...spans, ...tree.skipped, ...tree.others, tree.diagram]) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(source.length);
      }
      for (const { edits } of diagnostics.flatMap(({ fixes }) => fixes)) {
        for (const { from, to } of edits) expect(from >= 0 && from <= to && to <= source.length).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});

test("the seed's page as pasted has no error, one note on what was skipped, and all of its diagram", () => {
  const { tree, diagnostics } = parse(seedPage);
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["flow/skipped-text", "info"]]);
  expect(tree.lanes.map(({ id, label }) => [id.text, label?.text])).toEqual([
    ["Sender", "Webhook Sender"],
    ["Delivery", "Webhook Delivery"],
    ["Receiver", "Webhook Receiver"],
  ]);
  expect([tree.nodes.length, tree.edges.length, tree.loops.length]).toEqual([19, 21, 1]);
  expect(tree.loops[0]?.condition.text).toBe("retry up to 5 times");
  expect(tree.loops[0]?.members.map(({ text }) => text)).toEqual(["n7", "n8", "n10", "n11"]);
});

test("labels may hold anything: signs of the language, escapes, emoji, other scripts, 10,000 letters", () => {
  for (const label of [
    "#",
    "->",
    "{ }",
    "50% < 3",
    "a \\ b",
    'say "hi"',
    "😀 שלום 中文",
    "// sim n1 by odds",
    "x".repeat(10_000),
  ]) {
    const written = label.replace(/[\\"]/g, "\\$&");
    const { tree, diagnostics } = parse(
      lane(`n1: rectangle label:"${written}"\nn1.handle(right) -> n1.handle(top) [label="${written}"]`),
    );
    expect(diagnostics).toEqual([]);
    expect(tree.nodes[0]?.label).toBe(label);
    expect(tree.edges[0]?.label?.text).toBe(label);
  }
});

test("CRLF, tabs, no-break spaces, a byte order mark and indentation mean nothing", () => {
  const source = '\ufeffA { # Lane\r\n\tn1:\u00a0circle\tlabel:"S"\r\n  n1.handle(right)->n1.handle(left)\r\n}\r\n';
  const { tree, diagnostics } = parse(source);
  expect(diagnostics).toEqual([]);
  expect([tree.lanes[0]?.label?.text, tree.nodes[0]?.label, tree.edges.length]).toEqual(["Lane", "S", 1]);
});

test("a whole file on one line is read", () => {
  const { tree, diagnostics } = parse(
    'A { # My lane n1: circle label:"S" n2: rectangle label:"T" n1.handle(right) -> n2.handle(left) [label="go"] loop [twice] n1 n2 } B { n3: circle }',
  );
  expect(diagnostics).toEqual([]);
  expect(tree.lanes.map(({ id, label }) => [id.text, label?.text])).toEqual([
    ["A", "My lane"],
    ["B", undefined],
  ]);
  expect(tree.nodes.map(({ id }) => id.text)).toEqual(["n1", "n2", "n3"]);
  expect([tree.edges[0]?.label?.text, tree.loops[0]?.members.length]).toEqual(["go", 2]);
});

test("what people write by mistake is read, with a warning and a fix that makes it go away", () => {
  for (const [body, code] of [
    ['n1: circle label="S"', "flow/attribute-sign"],
    ['n1.handle(right) -> n2.handle(left) [label:"x"]', "flow/label-sign"],
    ["n1: circle label:“S”", "flow/smart-quotes"],
  ] as const) {
    const source = lane(body);
    const { tree, diagnostics } = parse(source);
    expect(diagnostics.map((one) => [one.code, one.severity])).toEqual([[code, "warning"]]);
    expect(tree.nodes.length + tree.edges.length).toBe(1);
    const [edit] = diagnostics[0]?.fixes[0]?.edits ?? [];
    if (edit === undefined) throw new Error("no fix");
    expect(codes(source.slice(0, edit.from) + edit.insert + source.slice(edit.to))).toEqual([]);
  }
});

test("a missing last brace is a warning, an unreadable line inside a lane an error", () => {
  expect(codes("A {\nn1: circle")).toEqual(["flow/unclosed-lane"]);
  expect(codes(lane("this is no statement"))).toEqual(["flow/unreadable-line"]);
  expect(codes(lane("n1: hexagon"))).toEqual(["flow/unknown-shape"]);
  expect(codes(lane("n1.handle(rihgt) -> n2.handle(left)"))).toEqual(["flow/unknown-handle"]);
});

test("of several diagrams in one paste the first is taken, and the others are offered", () => {
  const one = 'A {\nn1: circle label:"first"\n}\n';
  const two = 'A {\nn1: circle label:"second"\n}';
  const { tree, diagnostics } = parse(`${one}And now for another one:\n${two}`);
  expect(tree.nodes.map(({ label }) => label)).toEqual(["first"]);
  const offer = diagnostics.find(({ code }) => code === "flow/other-diagrams");
  expect(offer?.fixes[0]?.edits[0]?.insert.trim()).toBe(two);
});

test("a source over 256 KB is one clear error, and one just within is read in time", () => {
  expect(codes("é".repeat(sourceLimit / 2 + 1))).toEqual(["flow/too-large"]);
  for (const shred of ["{", '"', "n1:", "a.b.", "loop [", "// sim n1 -> ", "[label=", "x {\n", "- "]) {
    const begun = performance.now();
    parse(shred.repeat(Math.floor(sourceLimit / shred.length)));
    expect(performance.now() - begun).toBeLessThan(2000);
  }
});
