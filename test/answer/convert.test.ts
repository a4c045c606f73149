import { describe, expect, test } from "vitest";
import { expandModel } from "#core/analysis/expand";
import { solveExact } from "#core/analysis/solve";
import { answerConvert, type ConvertBody } from "#core/answer/convert";
import { readSource } from "#core/answer/read";
import { findNotation } from "#core/formats/notation";
import type { Notation } from "#core/formats/notations";
import { lossCodes } from "#core/messages/loss-codes";
import { tellLoss } from "#core/messages/losses";
import { patternNames, readPattern } from "../../web/gallery/gallery.ts";
import { seedPage } from "../diagrams.ts";

function convert(source: string, to: Notation, from?: Notation): ConvertBody {
  const answer = answerConvert(source, { locale: "en", to, from });
  if (answer.kind !== "converted") throw new Error(`not converted but ${answer.kind}`);
  return answer.body;
}

const solve = (text: string) => solveExact(expandModel(readSource(text).model));
const drawn = (text: string) => {
  const { model } = readSource(text);
  const at = (node: number) => model.nodes[node]!.label;
  return {
    lanes: model.lanes.map(({ label, nodes }) => [label, nodes.map(at)]),
    edges: model.edges
      .filter(({ implicit }) => !implicit)
      .map(({ from, to, label }) => [at(from), at(to), label].join("|"))
      .sort(),
  };
};
const samples = [seedPage, ...patternNames.slice(0, 7).map((name) => readPattern(name, "en"))];

describe("a diagram that goes through another notation and back", () => {
  test("keeps its exact results through BPMN, where only comments and the text around are lost", () => {
    for (const text of samples) {
      const there = convert(text, "bpmn");
      expect(there.losses.map(({ code }) => code).filter((code) => code !== "comments" && code !== "skipped")).toEqual(
        [],
      );
      const back = convert(there.text, "fz");
      expect([back.from, back.losses]).toEqual(["bpmn", []]);
      expect(solve(back.text)).toEqual(solve(text));
    }
  });

  test("keeps lanes, nodes, edges and labels through Mermaid; every other statement of the text is listed as lost", () => {
    for (const text of samples) {
      const there = convert(text, "mermaid");
      const { tree } = readSource(text);
      const count = (code: string) => there.losses.filter((loss) => loss.code === code).length;
      expect([count("loop"), count("simulation")]).toEqual([tree.loops.length, tree.sims.length]);
      const back = convert(there.text, "fz");
      expect([back.from, back.losses]).toEqual(["mermaid", []]);
      expect(drawn(back.text)).toEqual(drawn(text));
    }
  });

  test("keeps owner, description and system of its nodes through BPMN, and says which are lost through Mermaid", () => {
    const text =
      'A { # "A"; <b> & `c` {d}\nn1: circle label:"1. #go; \\"on\\" [x] | y"\nend: taskbox label:"T" owner:"Ann" description:"What & why" system:"S"\nn1.handle(right) -> end.handle(left) [label="a | \\"b\\" ; c"]\n}\n';
    const details = (source: string) =>
      readSource(source).model.nodes.map(({ owner, description, system }) => [owner, description, system]);
    expect(details(convert(convert(text, "bpmn").text, "fz").text)).toEqual(details(text));
    const there = convert(text, "mermaid");
    expect(there.losses.map(({ code, name }) => [code, name])).toEqual([
      ["shape", "T"],
      ["detail", "owner end"],
      ["detail", "description end"],
      ["detail", "system end"],
      ["sides", "handle"],
    ]);
    expect(drawn(convert(there.text, "fz").text)).toEqual(drawn(text));
  });

  test("that is FlowZap Code already comes back formatted", () => {
    const once = convert(seedPage, "fz").text;
    expect(convert(once, "fz").text).toBe(once);
  });
});

test("what BPMN says and FlowZap Code cannot is listed: triggers, conditions, repetition, what is inside, extensions, parameters", () => {
  const bpmn = `<definitions xmlns="x"><process id="p"><startEvent id="s" name="Daily"><timerEventDefinition/></startEvent>
<task id="t" name="Many"><multiInstanceLoopCharacteristics/><extensionElements><z:task/></extensionElements></task>
<subProcess id="u" name="Box"><task id="inner"/></subProcess><eventBasedGateway id="g" name="First"/><dataObject id="d" name="Paper"/>
<sequenceFlow id="f" name="ok" sourceRef="s" targetRef="t"><conditionExpression>x</conditionExpression></sequenceFlow></process>
<relationship><extensionElements><BPSimData><Scenario><ElementParameters elementRef="t"><CostParameters><UnitCost/></CostParameters></ElementParameters></Scenario></BPSimData></extensionElements></relationship></definitions>`;
  const { losses, diagnostics } = convert(bpmn, "fz");
  expect(losses.map(({ code, name }) => [code, name])).toEqual([
    ["event", "Daily"],
    ["repetition", "Many"],
    ["extension", "Many"],
    ["subprocess", "Box"],
    ["gateway", "First"],
    ["element", "Paper"],
    ["condition", "ok"],
    ["parameter", "t: UnitCost"],
  ]);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("every kind of loss has words in both languages, which name what is lost", () => {
  for (const code of lossCodes) {
    const [english, french] = (["en", "fr"] as const).map((locale) => tellLoss({ code, name: "7 x" }, locale));
    expect(english).not.toBe(french);
    if (code !== "sides") for (const said of [english, french]) expect(said).toContain("7 x");
  }
});

test("what cannot be converted says why: not the notation that it should be, errors, too large", () => {
  const answer = (source: string, to: Notation, from?: Notation) =>
    answerConvert(source, { locale: "en", to, from }).kind;
  expect(answer("n1: circle", "fz", "bpmn")).toBe("unreadable");
  expect(answer("<?xml version='1.0'?><definitions>", "fz")).toBe("unreadable");
  expect(answer("A {\nn1: crcle\n}\nn1 -> n7", "bpmn")).toBe("refused");
  const names = Array.from({ length: 110 }, (_, i) => `a${i}`).join(" & ");
  expect(answer(`graph LR\n${names} --> ${names.replaceAll("a", "b")}`, "fz")).toBe("too-large");
});

test("hostile texts of the largest size are answered within the work of reading them once", { timeout: 20_000 }, () => {
  const size = 262_000;
  const hostile = [
    " ".repeat(size),
    `graph LR\n${"a -- ".padEnd(size)}`,
    `graph LR\n${"!\n".repeat(size / 8)}${"ab\n".repeat(size / 4)}`,
    `graph LR\n${"a&".repeat(size / 4)}a-->${"a&".repeat(size / 4)}a`,
    `graph LR\na["${'"'.repeat(size - 30)}x"]`,
    `sequenceDiagram\n${"a-".repeat(size / 2)}`,
    `---${"\n---x".repeat(size / 6)}`,
    `<definitions>${'<process id="a"/>'.repeat(size / 17)}</definitions>`,
    `<definitions><process id="a">${'<lane id="a"/>'.repeat(size / 15)}</process></definitions>`,
    `<definitions><process id="a">${"<task/>".repeat(size / 8)}</process></definitions>`,
    `<definitions ${"a ".repeat(size / 2)}`,
  ];
  for (const text of hostile) {
    expect(["fz", "bpmn", "mermaid"]).toContain(findNotation(text));
    for (const from of ["bpmn", "mermaid"] as const) {
      expect(answerConvert(text, { locale: "en", to: "fz", from }).kind).toMatch(/converted|unreadable|too-large/);
    }
  }
});
