import type { Distribution, Tree } from "../language/tree.ts";
import type { Box, Layout, Point } from "../layout/geometry.ts";
import type { Model, Node } from "../model/model.ts";
import { escapeXml, write } from "../render/xml.ts";
import { engineVersion } from "../version.ts";

/** Namespace of what BPMN has no word for: handles, loops and simulation lines, kept for our own reader. */
export const ownNamespace = "https://flowodds.invalid/bpmn";

/** Width of the strip with the name of a pool, in pixels. */
const poolHead = 30;

const namespaces = {
  xmlns: "http://www.omg.org/spec/BPMN/20100524/MODEL",
  "xmlns:bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
  "xmlns:dc": "http://www.omg.org/spec/DD/20100524/DC",
  "xmlns:di": "http://www.omg.org/spec/DD/20100524/DI",
  "xmlns:bpsim": "http://www.bpsim.org/schemas/2.0",
  "xmlns:flowodds": ownNamespace,
  targetNamespace: ownNamespace,
} as const;

/**
 * The diagram as BPMN 2.0: one pool with a lane each, tasks, events, exclusive gateways, its layout as BPMN DI, and as BPSim 2.0 what that says of odds and times.
 * Loops and simulation lines stand in extensions, so that reading it back gives the same results; other tools leave them alone.
 */
export function writeBpmn({ source, loops, sims }: Tree, model: Model, layout: Layout, seed: number): string {
  const id = new Map(model.nodes.map((node) => [node.index, `node_${node.id}`]));
  const declared = model.edges.filter(({ implicit }) => !implicit);
  const flows = declared.map((edge) => ({ edge, id: `flow_${edge.index + 1}` }));
  const line = (kind: string, span: { from: number; to: number }) =>
    write(`flowodds:${kind}`, {}, escapeXml(source.slice(span.from, span.to).trim()));
  const process = write(
    "process",
    { id: "process", isExecutable: "false" },
    write(
      "extensionElements",
      {},
      write("flowodds:origin", { engine: engineVersion, seed }),
      write("flowodds:text", {}, escapeXml(source).replaceAll("\r", "&#13;")),
      ...loops.map(({ span }) => line("loop", span)),
      ...sims.map(({ span }) => line("sim", span)),
    ),
    write(
      "laneSet",
      { id: "lanes" },
      ...model.lanes.map(({ index, id: own, label, nodes }) =>
        write(
          "lane",
          { id: `lane_${index + 1}`, name: label, "flowodds:id": own },
          ...nodes.map((node) => write("flowNodeRef", {}, id.get(node)!)),
        ),
      ),
    ),
    ...model.nodes.map((node) =>
      write(
        elementOf(node),
        {
          id: id.get(node.index)!,
          name: node.label,
          "flowodds:owner": node.owner,
          "flowodds:system": node.system,
        },
        node.description === null ? "" : write("documentation", {}, escapeXml(node.description)),
        ...flows.filter(({ edge }) => edge.to === node.index).map((flow) => write("incoming", {}, flow.id)),
        ...flows.filter(({ edge }) => edge.from === node.index).map((flow) => write("outgoing", {}, flow.id)),
      ),
    ),
    ...flows.map(({ edge, id: own }) =>
      write("sequenceFlow", {
        id: own,
        name: edge.label === "" ? null : edge.label,
        sourceRef: id.get(edge.from)!,
        targetRef: id.get(edge.to)!,
        "flowodds:fromHandle": edge.fromHandle,
        "flowodds:toHandle": edge.toHandle,
      }),
    ),
  );
  // The pool's own name stands in a strip before those of the lanes.
  const [left, top] = layout.orientation === "horizontal" ? [poolHead, 0] : [0, poolHead];
  const pool = { x: -left, y: -top, width: layout.width + left, height: layout.height + top };
  const plane = write(
    "bpmndi:BPMNPlane",
    { id: "plane", bpmnElement: "collaboration" },
    drawShape("pool", pool, layout.orientation),
    ...model.lanes.map(({ index, id: own }) =>
      layout.lanes[own] === undefined ? "" : drawShape(`lane_${index + 1}`, layout.lanes[own], layout.orientation),
    ),
    ...model.nodes.map((node) => {
      const box = layout.nodes[node.id];
      if (box === undefined) return "";
      const shape = shrink(node, box);
      return drawShape(id.get(node.index)!, shape, null, placeLabel(node, shape, model, layout));
    }),
    ...flows.map(({ edge, id: own }) => {
      const { points = [], label = null } = layout.edges[edge.id] ?? {};
      const [first, second, last, before] = [points[0], points[1], points.at(-1), points.at(-2)];
      if (first === undefined || second === undefined || last === undefined || before === undefined) return "";
      const [from, to] = [model.nodes[edge.from]!, model.nodes[edge.to]!];
      const way = [
        dock(from, layout.nodes[from.id], first, second),
        ...points.slice(1, -1),
        dock(to, layout.nodes[to.id], last, before),
      ];
      return drawFlow(own, way, edge.label === "" ? null : label);
    }),
  );
  const parts = [
    write(
      "collaboration",
      { id: "collaboration" },
      write("participant", {
        id: "pool",
        name: model.lanes.map(({ label }) => label).join(", "),
        processRef: "process",
      }),
    ),
    process,
    write("bpmndi:BPMNDiagram", { id: "diagram" }, plane),
    write(
      "relationship",
      { type: "BPSimData" },
      write("extensionElements", {}, writeScenario(model, flows, id)),
      write("source", {}, "process"),
      write("target", {}, "process"),
    ),
  ];
  const head = { ...namespaces, id: "definitions", exporter: "Flowodds", exporterVersion: engineVersion };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write("definitions", head, `\n${parts.join("\n")}\n`)}\n`;
}

function elementOf({ shape, incoming, outgoing }: Node): string {
  if (shape === "diamond") return "exclusiveGateway";
  if (shape === "taskbox") return "userTask";
  if (shape === "rectangle") return "task";
  if (incoming.length === 0) return "startEvent";
  return outgoing.length === 0 ? "endEvent" : "intermediateThrowEvent";
}

/** Of a label beside an event: its width, the height of its lines, about how wide a letter is, and how far it stands off; in pixels. */
const below = { width: 90, line: 14, letter: 6, gap: 4 } as const;

/**
 * Where other tools draw a node. They draw events as circles with the label below, while ours are as wide as their label, which stands inside: the circle is as high as
 * ours, in its middle.
 */
function shrink({ shape }: Node, box: Box): Box {
  if (shape !== "circle") return box;
  const size = Math.min(box.width, box.height);
  return { x: box.x + (box.width - size) / 2, y: box.y + (box.height - size) / 2, width: size, height: size };
}

/**
 * The label of an event stands below it, or above where only a flow below it is, or its lane has room for it only there; that of a gateway inside, as
 * ours does. Tasks have theirs inside anyway.
 */
function placeLabel(node: Node, box: Box, { edges, lanes }: Model, { lanes: bands }: Layout): Box | null {
  const { label, shape, incoming, outgoing } = node;
  if (shape === "rectangle" || shape === "taskbox") return null;
  const { x, y, width, height } = box;
  const lines = Math.max(1, Math.ceil((label.length * below.letter) / below.width));
  const [left, high] = [x + (width - below.width) / 2, lines * below.line];
  const place = (top: number): Box => ({ x: left, y: top, width: below.width, height: high });
  if (shape === "diamond") return place(y + (height - high) / 2);
  const taken = [...outgoing.map((one) => edges[one]!.fromHandle), ...incoming.map((one) => edges[one]!.toHandle)];
  const band = bands[lanes[node.lane]!.id] ?? box;
  const bottom = band.y + band.height;
  // Nearer to the event where the gap would take it out of its lane.
  const over = Math.min(y - high, Math.max(y - below.gap - high, band.y));
  const under = Math.max(y + height, Math.min(y + height + below.gap, bottom - high));
  if (taken.includes("top")) return place(under);
  const fits = under + high <= bottom || over < band.y;
  return place(taken.includes("bottom") || !fits ? over : under);
}

/** The first point of a way out of a node, or the last of one into it, moved along its line to the circle that others draw. */
function dock(node: Node, box: Box | undefined, point: Point, next: Point): Point {
  if (node.shape !== "circle" || box === undefined) return point;
  const { x, y, width, height } = shrink(node, box);
  const [middle, centre, radius] = [x + width / 2, y + height / 2, width / 2];
  const reach = (away: number) => Math.sqrt(Math.max(0, radius * radius - away * away));
  if (point[1] === next[1]) return [middle + Math.sign(next[0] - point[0] || 1) * reach(point[1] - centre), point[1]];
  if (point[0] === next[0]) return [point[0], centre + Math.sign(next[1] - point[1] || 1) * reach(point[0] - middle)];
  return point;
}

function drawShape(
  element: string,
  { x, y, width, height }: Box,
  lane: "horizontal" | "vertical" | null,
  label: Box | null = null,
): string {
  return write(
    "bpmndi:BPMNShape",
    {
      id: `${element}_di`,
      bpmnElement: element,
      isHorizontal: lane === null ? null : String(lane === "horizontal"),
    },
    write("dc:Bounds", { x, y, width, height }),
    drawLabel(label),
  );
}

function drawFlow(element: string, points: readonly Point[], label: Box | null): string {
  const way = points.map(([x, y]) => write("di:waypoint", { x, y }));
  return write("bpmndi:BPMNEdge", { id: `${element}_di`, bpmnElement: element }, ...way, drawLabel(label));
}

function drawLabel(label: Box | null): string {
  if (label === null) return "";
  const { x, y, width, height } = label;
  return write("bpmndi:BPMNLabel", {}, write("dc:Bounds", { x, y, width, height }));
}

/** Odds of the first attempt, and times as far as BPSim names them alike. */
function writeScenario(
  model: Model,
  flows: readonly { readonly edge: Model["edges"][number]; readonly id: string }[],
  id: ReadonlyMap<number, string>,
): string {
  const about = (elementRef: string, ...parameters: readonly string[]) =>
    write("bpsim:ElementParameters", { elementRef }, ...parameters);
  const odds = flows.flatMap(({ edge, id: own }) => {
    if (edge.odds === null || edge.by === "counter") return [];
    const value = write("bpsim:FloatingParameter", { value: String(edge.odds[0]) });
    return about(own, write("bpsim:ControlParameters", {}, write("bpsim:Probability", {}, value)));
  });
  const times = model.nodes.flatMap(({ index, service }) => {
    const value = writeTime(service);
    if (value === null || (service.family === "constant" && service.value === 0)) return [];
    return about(id.get(index)!, write("bpsim:TimeParameters", {}, write("bpsim:ProcessingTime", {}, value)));
  });
  const units = write("bpsim:ScenarioParameters", { baseTimeUnit: "s" });
  const scenario = write("bpsim:Scenario", { id: "scenario", name: "Flowodds" }, units, ...odds, ...times);
  return write("bpsim:BPSimData", {}, scenario);
}

function writeTime(time: Distribution): string | null {
  const of = (name: string, values: Readonly<Record<string, number>>) =>
    write(`bpsim:${name}`, Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])));
  switch (time.family) {
    case "constant":
      return of("FloatingParameter", { value: time.value });
    case "exponential":
      return of("NegativeExponentialDistribution", { mean: time.mean });
    case "uniform":
      return of("UniformDistribution", { min: time.min, max: time.max });
    case "triangular":
      return of("TriangularDistribution", { min: time.min, mode: time.mode, max: time.max });
    case "lognormal":
      return of("LogNormalDistribution", { mean: time.mean, standardDeviation: time.sd });
    case "gamma":
    case "normal":
    case "erlang":
    case "weibull":
    case "beta":
    case "empirical":
      return null;
  }
}
