import { describe, expect, test } from "vitest";
import { applyEdits, writeSetting } from "#core/language/edit";
import { parse } from "#core/language/parse";
import { codesOf, textAt, wrap } from "./texts.ts";

const first = 'A { # One\nn1: circle label:"first"\n}\n';
const second = 'A { # Two\nn1: circle label:"second"\n}\n// sim seed 2\n';

describe("a pasted page", () => {
  test("what is skipped is said once, with its lines, its first words and its place", () => {
    const page = `# Title\n\nSome prose, with a { brace.\n\n\`\`\`\n${first}\`\`\`\n\nThe end.`;
    const { tree, diagnostics } = parse(page);
    expect(diagnostics.map(({ code, args }) => [code, args.lines])).toEqual([["flow/skipped-text", 5]]);
    expect(textAt(page, diagnostics[0]!)).toBe("# Title\n\nSome prose, with a { brace.\n\n```");
    expect(tree.skipped.map(({ from, to }) => page.slice(from, to))[1]).toBe("```\n\nThe end.");
  });

  test("code in prose is no lane, and code that looks like one is skipped where lanes were read beside it", () => {
    for (const code of [
      "const a = {",
      "if (x) {",
      "foo({ a: 1 })",
      "Result { ok: true }",
      "use Foo {} here",
      '"a": {',
      "}",
    ]) {
      expect(codesOf(`${code}\n\n${first}`), code).toEqual(["flow/skipped-text"]);
    }
    const { tree, diagnostics } = parse(`${first}\nSome code:\nclass Foo {\n  private x = 1;\n}\n// sim seed 3\n`);
    expect(diagnostics.map(({ code, args }) => [code, args.lines])).toEqual([["flow/skipped-text", 4]]);
    expect([tree.lanes.length, tree.sims.length]).toEqual([1, 1]);
  });

  test("an unreadable line in a lane is an error, as long as no skipped text stands before the lane", () => {
    expect(codesOf("class Foo {\n  private x = 1;\n}\n")).toEqual(["flow/unreadable-line"]);
    expect(codesOf(`${first}B {\nwhat is this\n}\n`)).toEqual(["flow/unreadable-line"]);
  });

  test("a head that is badly written opens a lane if statements follow", () => {
    for (const head of ["R&D {", "Sales (west) { # West", '"Sales" {', "Sales { Sales", "## Sales {", "Sales\n{"]) {
      const { tree, diagnostics } = parse(`${head}\nn1: circle\n}\n`);
      expect(
        diagnostics.map(({ code }) => code),
        head,
      ).toEqual(["flow/lane-head"]);
      const fixed = applyEdits(tree.source, diagnostics[0]!.fixes[0]!.edits);
      expect(codesOf(fixed)).toEqual([]);
      expect(parse(fixed).tree.lanes[0]?.id.text).toBe(tree.lanes[0]?.id.text);
    }
    expect(codesOf("R&D {\nprose\n}\n")).toEqual(["flow/no-diagram"]);
  });
});

describe("several diagrams in one paste", () => {
  test("the first is taken, with its own simulation lines, and each other one is offered", () => {
    const page = `${first}// sim seed 1\nAnd another one:\n${second}And a last one.\n// sim cases 5\n`;
    const { tree, diagnostics } = parse(page);
    expect(tree.nodes.map(({ label }) => label)).toEqual(["first"]);
    expect(tree.sims.map((sim) => sim.kind === "setting" && [sim.name, sim.value])).toEqual([
      ["seed", 1],
      ["cases", 5],
    ]);
    expect(tree.others.map(({ from, to }) => `${page.slice(from, to)}\n`)).toEqual([second]);
    const offer = diagnostics.find(({ code }) => code === "flow/other-diagrams");
    expect(offer?.fixes.map(({ edits }) => applyEdits(page, edits))).toEqual([second]);
  });

  test("lanes behind skipped text go on with the same diagram as long as no node is declared again", () => {
    const { tree } = parse(
      `${first}Then the other side:\nB {\nn2: circle\n}\nand more of the first:\nA {\nn3: circle\n}\n`,
    );
    expect(tree.nodes.map(({ id }) => id.text)).toEqual(["n1", "n2", "n3"]);
    expect(tree.others).toEqual([]);
  });

  test("lanes that stand together belong together, though only the second of them declares a node again", () => {
    const { tree } = parse(`${first}Next:\nB {\nn2: circle\n}\n${second}`);
    expect(tree.nodes.map(({ label }) => label)).toEqual(["first"]);
    expect(tree.others.length).toBe(1);
  });

  test("without skipped text a node that is declared again is the model's affair", () => {
    expect(parse(first + second).tree.nodes.length).toBe(2);
  });

  test("what is found in the others is not told", () => {
    expect(codesOf(`${first}Next:\n${wrap("n1: circle", "what is this")}`)).toEqual([
      "flow/skipped-text",
      "flow/other-diagrams",
    ]);
  });

  test("a line is written behind the diagram that was taken, not behind the last one", () => {
    const page = `${first}Next:\n${second}`;
    expect(applyEdits(page, writeSetting(parse(page).tree, "cases", 5))).toBe(
      `${first}// sim cases 5\nNext:\n${second}`,
    );
  });
});
