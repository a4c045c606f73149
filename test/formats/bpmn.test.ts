import { BpmnModdle } from "bpmn-moddle";
import { describe, expect, test } from "vitest";
import { expandModel } from "#core/analysis/expand";
import { solveExact } from "#core/analysis/solve";
import { readBpmn } from "#core/formats/read-bpmn";
import { readXml } from "#core/formats/read-xml";
import { writeBpmn } from "#core/formats/write-bpmn";
import { layout } from "#core/layout/layout";
import { patternNames, readPattern } from "../../web/gallery/gallery.ts";
import { read } from "../../web/reading.ts";

function exportText(text: string): string {
  const { tree, model } = read(text);
  return writeBpmn(tree, model, layout(model), 1);
}

/** Exact outcomes and means of every start, digit by digit. */
function solve(text: string): unknown {
  return solveExact(expandModel(read(text).model)).map((start) =>
    start.exact ? { start: start.start, outcomes: start.outcomes, steps: start.steps.mean, cost: start.cost } : start,
  );
}

describe.each(patternNames)("the pattern %s as BPMN", (name) => {
  const text = readPattern(name, "en");
  const bpmn = exportText(text);

  test("is read by an independent reader without a warning", async () => {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(bpmn);
    expect(warnings).toEqual([]);
    expect(rootElement.diagrams).toHaveLength(1);
    // Labels of events stand within the pool, the first of the shapes.
    const bounds = [...bpmn.matchAll(/<dc:Bounds x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"/g)];
    const ends = bounds.map(([, , y, , height]) => Number(y) + Number(height));
    expect(Math.max(...ends)).toBe(ends[0]);
    expect(Math.min(...bounds.map(([, , y]) => Number(y)))).toBe(Number(bounds[0]![2]));
  });

  test("comes back as a diagram with the same exact results, without a finding or a loss", () => {
    const back = readBpmn(bpmn);
    expect(back?.losses).toEqual([]);
    expect(read(back?.text ?? "").diagnostics).toEqual([]);
    expect(solve(back?.text ?? "")).toEqual(solve(text));
  });
});

const strange = `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpsim="http://www.bpsim.org/schemas/2.0">
<bpmn:process id="p"><!-- drawn elsewhere --><bpmn:startEvent id="s"/><bpmn:parallelGateway id="fork-1"/><bpmn:task id="a" name="A &quot;quoted&quot; &amp; more"/><bpmn:task id="b" name="B"/>
<bpmn:parallelGateway id="join-1"/><bpmn:exclusiveGateway id="x" name="Good?"/><bpmn:endEvent id="yes" name="Yes"/><bpmn:endEvent id="no" name="No"/><bpmn:boundaryEvent id="late" name="Too late"/>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="fork-1"/><bpmn:sequenceFlow id="f2" sourceRef="fork-1" targetRef="a"/><bpmn:sequenceFlow id="f3" sourceRef="fork-1" targetRef="b"/>
<bpmn:sequenceFlow id="f4" sourceRef="a" targetRef="join-1"/><bpmn:sequenceFlow id="f5" sourceRef="b" targetRef="join-1"/><bpmn:sequenceFlow id="f6" sourceRef="join-1" targetRef="x"/>
<bpmn:sequenceFlow id="f7" sourceRef="x" targetRef="yes"/><bpmn:sequenceFlow id="f8" sourceRef="x" targetRef="no"/><bpmn:sequenceFlow id="f9" sourceRef="late" targetRef="no"/></bpmn:process>
<bpmn:relationship><bpmn:extensionElements><bpsim:BPSimData><bpsim:Scenario><bpsim:ScenarioParameters baseTimeUnit="min"/>
<bpsim:ElementParameters elementRef="f7"><bpsim:ControlParameters><bpsim:Probability><bpsim:FloatingParameter value="0.25"/></bpsim:Probability></bpsim:ControlParameters></bpsim:ElementParameters>
<bpsim:ElementParameters elementRef="a"><bpsim:TimeParameters><bpsim:ProcessingTime><bpsim:NegativeExponentialDistribution mean="3"/></bpsim:ProcessingTime></bpsim:TimeParameters></bpsim:ElementParameters>
</bpsim:Scenario></bpsim:BPSimData></bpmn:extensionElements></bpmn:relationship></bpmn:definitions>`;

test("BPMN of others is read: parallel gateways join, odds and times come from BPSim, what is lost is told", () => {
  const back = readBpmn(strange);
  const { model, errors } = read(back?.text ?? "");
  expect(errors).toEqual([]);
  expect(model.nodes.find(({ id }) => id === "a")?.label).toBe('A "quoted" & more');
  expect(model.nodes.find(({ id }) => id === "a")?.service).toEqual({ family: "exponential", mean: 180 });
  expect(model.nodes.filter(({ joinsAll }) => joinsAll)).toHaveLength(1);
  const [start] = solveExact(expandModel(model));
  expect(start?.exact && start.outcomes.map(({ label, probability }) => [label, probability])).toEqual([
    ["Yes", 0.25],
    ["No", 0.75],
  ]);
  expect(back?.losses).toEqual([
    { code: "boundary", name: "Too late" },
    { code: "line", name: "f9" },
  ]);
});

test("what is no BPMN is none, and a doctype is refused", () => {
  for (const other of [
    "",
    "n1: circle",
    "<a/>",
    "<definitions/>",
    strange.slice(0, 500),
    strange.replace("?>", "?><!DOCTYPE x>"),
  ]) {
    expect(readBpmn(other)).toBeNull();
  }
  expect(readXml(`${"<a>".repeat(300)}${"</a>".repeat(300)}`)).toBeNull();
});
