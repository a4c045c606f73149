import { describe, expect, test } from "vitest";
import { parse } from "#core/language/parse";
import { countBytes, sourceLimit } from "#core/language/size";
import { seedPage } from "../diagrams.ts";
import { codesOf, wrap } from "./texts.ts";

describe("a diagram as it should be", () => {
  test("the seed's page as pasted has no error, one note on what was skipped, and all of its diagram", () => {
    const { tree, diagnostics } = parse(seedPage);
    expect(diagnostics.map(({ code, severity, args }) => [code, severity, args.lines])).toEqual([
      ["flow/skipped-text", "info", 17],
    ]);
    expect(tree.lanes.map(({ id, label }) => [id.text, label?.text])).toEqual([
      ["Sender", "Webhook Sender"],
      ["Delivery", "Webhook Delivery"],
      ["Receiver", "Webhook Receiver"],
    ]);
    expect([tree.nodes.length, tree.edges.length, tree.loops.length]).toEqual([19, 21, 1]);
    expect(tree.loops[0]?.condition.text).toBe("retry up to 5 times");
    expect(tree.loops[0]?.members.map(({ text }) => text)).toEqual(["n7", "n8", "n10", "n11"]);
    const diagram = seedPage.slice(tree.diagram.from, tree.diagram.to);
    expect([diagram.slice(0, 8), diagram.at(-1)]).toEqual(["Sender {", "}"]);
  });

  test("labels may hold anything: signs of the language, escapes, emoji, other scripts, 10,000 letters", () => {
    for (const label of [
      "#",
      "->",
      "{ }",
      "50% < 3",
      "a \\ b",
      'say "hi"',
      "“quoted”",
      "😀 שלום 中文",
      "a\u2028b",
      "// sim n1 by odds",
      "<script>alert(1)</script>",
      "x".repeat(10_000),
    ]) {
      const written = label.replace(/[\\"]/g, "\\$&");
      const { tree, diagnostics } = parse(
        wrap(`n1: rectangle label:"${written}"`, `n1.handle(right) -> n1.handle(top) [label="${written}"]`),
      );
      expect(diagnostics).toEqual([]);
      expect(tree.nodes[0]?.label).toBe(label);
      expect(tree.edges[0]?.label?.text).toBe(label);
    }
  });

  test("all attributes of a node are read; without a label it is called by its id", () => {
    const [first, second] = parse(wrap('n1: taskbox owner:"a" description:"b" system:"c"', "_x: circle")).tree.nodes;
    expect(first).toMatchObject({ label: "n1", labelSpan: null, owner: "a", description: "b", system: "c", lane: "A" });
    expect(second).toMatchObject({ label: "_x", shape: "circle", owner: null });
  });

  test("an end may name its lane, which may have blanks, hyphens and letters of any script", () => {
    const { tree, diagnostics } = parse(
      "Bestell-Büro 2 { # 注文\nn1: circle\nn1.handle(right) -> Bestell-Büro 2.n1.handle(left)\n}\n中 {\n}\n",
    );
    expect(diagnostics).toEqual([]);
    expect(tree.lanes.map(({ id }) => id.text)).toEqual(["Bestell-Büro 2", "中"]);
    expect(tree.edges[0]?.to).toMatchObject({ lane: { text: "Bestell-Büro 2" }, node: { text: "n1" }, handle: "left" });
    expect(tree.edges[0]?.from.lane).toBeNull();
  });

  test("a lane's label may stand on the next line, and may hold braces, quotes and what looks like a comment", () => {
    const labels = ["On the next line", 'Map {id} to "name"', "see http://example.org/a", "#1"];
    for (const label of labels) {
      const { tree, diagnostics } = parse(`A {\n# ${label}\nn1: circle\n}\nB { # ${label}\nn2: circle\n}\n`);
      expect(diagnostics).toEqual([]);
      expect(tree.lanes.map((lane) => lane.label?.text)).toEqual([label, label]);
      expect(tree.nodes.length).toBe(2);
    }
  });

  test("a loop's condition may hold brackets, quotes and what looks like a comment", () => {
    for (const condition of ["until [done]", 'until "ok', "poll http://x every 5s", "// sim n1 by odds", ""]) {
      const { tree, diagnostics } = parse(wrap("n1: circle", `loop [${condition}] n1 n2`));
      expect(diagnostics).toEqual([]);
      expect(tree.loops[0]?.condition.text).toBe(condition);
      expect(tree.loops[0]?.members.map(({ text }) => text)).toEqual(["n1", "n2"]);
      expect(tree.sims).toEqual([]);
    }
  });
});

describe("what means nothing", () => {
  test("CRLF, CR, tabs, no-break spaces, a byte order mark and indentation", () => {
    for (const end of ["\r\n", "\r", "\n\n", "\u2028"]) {
      const source = [
        "\ufeffA { # Lane",
        '\tn1:\u00a0circle\tlabel:"S"',
        "  n1.handle(right)->n1 . handle( left )",
        "}",
        "",
      ];
      const { tree, diagnostics } = parse(source.join(end));
      expect(diagnostics).toEqual([]);
      expect([tree.lanes[0]?.label?.text, tree.nodes[0]?.label, tree.edges.length]).toEqual(["Lane", "S", 1]);
    }
  });

  test("that a file stands on one line", () => {
    const { tree, diagnostics } = parse(
      'A { # My lane n1: circle label:"S" n2: rectangle label:"T" n1.handle(right) -> n2.handle(left) [label="go"] loop [twice] n1 n2 n2.handle(right) -> B b.n3.handle(left) } B b { # Two n3: circle } C { # Three } D { }',
    );
    expect(diagnostics).toEqual([]);
    expect(tree.lanes.map(({ id, label }) => [id.text, label?.text])).toEqual([
      ["A", "My lane"],
      ["B b", "Two"],
      ["C", "Three"],
      ["D", undefined],
    ]);
    expect(tree.nodes.map(({ id }) => id.text)).toEqual(["n1", "n2", "n3"]);
    expect(tree.edges.map(({ label, to }) => [label?.text, to.lane?.text])).toEqual([
      ["go", undefined],
      [undefined, "B b"],
    ]);
    expect(tree.loops[0]?.members.map(({ text }) => text)).toEqual(["n1", "n2"]);
  });

  test("comments, unless they are simulation lines, wherever these stand", () => {
    const source = `// sim seed 1\nprose\n${wrap("// a note", "// sim seed 2", "n1: circle // sim seed 3")}\n//sim seed 4\nprose\n// sim seed 5`;
    const { tree } = parse(source);
    expect(tree.sims.map((sim) => sim.kind === "setting" && sim.value)).toEqual([1, 2, 3, 4, 5]);
    expect(source.slice(tree.sims[1]?.span.from, tree.sims[1]?.span.to)).toBe("// sim seed 2");
    const plain = parse(wrap("// simple", "//similar things", "// a sim line", "// sim: not this")).tree;
    expect(plain.sims).toEqual([]);
  });
});

describe("what people write by mistake is read all the same", () => {
  test("with a warning, so that nothing is lost", () => {
    for (const [line, code] of [
      ['n1: circle label="S"', "flow/attribute-sign"],
      ['n1.handle(right) -> n2.handle(left) [label:"x"]', "flow/label-sign"],
      ['n1.handle(right) -> n2.handle(left) label:"x"', "flow/label-sign"],
      ["n1: circle label:“S”", "flow/smart-quotes"],
      ["n1.handle(right) → n2.handle(left)", "flow/arrow-sign"],
      ["n1.handle(right -> n2.handle(left)", "flow/missing-bracket"],
      ["a-b: circle", "flow/node-id"],
    ] as const) {
      const { tree, diagnostics } = parse(wrap(line));
      expect(diagnostics.map((one) => [one.code, one.severity])).toEqual([[code, "warning"]]);
      expect(tree.nodes.length + tree.edges.length, line).toBe(1);
    }
  });

  test("or with an error where it may be meant otherwise, but still as a node or an edge", () => {
    for (const line of [
      "n1:",
      "n1: hexagon",
      "n1 circle",
      "n1 -> n2",
      "n1.handle(up) -> n2.handle(left)",
      "n1.right -> n2.left",
    ]) {
      const { tree, diagnostics } = parse(wrap(line));
      expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
      expect(tree.nodes.length + tree.edges.length, line).toBe(1);
    }
  });

  test("a missing brace is a warning at the lane, also before the next lane and before a fence", () => {
    for (const rest of ["", "\n", "\n```\nprose", "\nB {\nn2: circle\n}"]) {
      const { tree, diagnostics } = parse(`A {\nn1: circle${rest}`);
      expect(diagnostics.filter(({ severity }) => severity !== "info").map(({ code }) => code)).toEqual([
        "flow/unclosed-lane",
      ]);
      expect(tree.nodes[0]?.lane).toBe("A");
    }
  });

  test("edges and loops outside of a lane belong to none, a node behind a lane to that lane", () => {
    const { tree } = parse(
      `${wrap("n1: circle")}n1.handle(right) -> n2.handle(left)\nn2: circle\nloop [twice] n1 n2\n`,
    );
    expect([tree.edges[0]?.lane, tree.loops[0]?.lane, tree.nodes[1]?.lane]).toEqual([null, null, "A"]);
  });

  test("a line that cannot be read takes nothing else with it, even where all stands on one line", () => {
    const { tree, diagnostics } = parse(
      "A { n1: circle oh dear n2: circle what? n1.handle(right) -> n2.handle(left) }",
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["flow/trailing-text", "flow/trailing-text"]);
    expect([tree.nodes.length, tree.edges.length]).toEqual([2, 1]);
  });
});

describe("findings are bounded", () => {
  test("a source over 256 KB of UTF-8 is one clear error", () => {
    expect(codesOf("é".repeat(sourceLimit / 2 + 1))).toEqual(["flow/too-large"]);
    expect(codesOf("é".repeat(sourceLimit / 2))).toEqual(["flow/no-diagram"]);
    expect([countBytes("a"), countBytes("é"), countBytes("中"), countBytes("😀"), countBytes("\ud800a")]).toEqual([
      1, 2, 3, 4, 4,
    ]);
  });

  test("at most 200 errors, 200 warnings and 200 notes are told, and how many more there are; an error is never hidden by warnings", () => {
    const { diagnostics } = parse(wrap(...Array(300).fill('n1: circle label="x"'), ...Array(250).fill("what is this")));
    const count = (severity: string): number => diagnostics.filter((one) => one.severity === severity).length;
    expect([count("error"), count("warning")]).toEqual([200, 200]);
    expect(diagnostics.at(-1)).toMatchObject({ code: "flow/too-many", severity: "info", args: { count: 150 } });
  });

  test("a habit is changed everywhere by one fix", () => {
    const source = wrap('n1: circle label="a" owner="b"', 'n2: circle label="c"');
    const [first, ...others] = parse(source).diagnostics;
    expect(first?.fixes.map(({ code, args }) => [code, args.count])).toEqual([
      ["replace", undefined],
      ["change-all", 3],
    ]);
    expect(others.map(({ fixes }) => fixes.length)).toEqual([1, 1]);
  });
});
