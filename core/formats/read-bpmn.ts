import type { Direction, Shape } from "../language/tree.ts";
import { type Converted, type DraftEdge, Ids, type Loss, writeDiagram } from "./draft-diagram.ts";
import { readXml, type XmlElement } from "./read-xml.ts";

const shapes: Readonly<Record<string, Shape>> = {
  startEvent: "circle",
  endEvent: "circle",
  intermediateThrowEvent: "circle",
  intermediateCatchEvent: "circle",
  task: "rectangle",
  serviceTask: "rectangle",
  scriptTask: "rectangle",
  sendTask: "rectangle",
  receiveTask: "rectangle",
  businessRuleTask: "rectangle",
  callActivity: "rectangle",
  subProcess: "rectangle",
  transaction: "rectangle",
  adHocSubProcess: "rectangle",
  parallelGateway: "rectangle",
  userTask: "taskbox",
  manualTask: "taskbox",
  exclusiveGateway: "diamond",
  eventBasedGateway: "diamond",
  inclusiveGateway: "diamond",
  complexGateway: "diamond",
};

/** What stands in a process without being drawn as a step of it. */
const silent = new Set(["extensionElements", "laneSet", "sequenceFlow", "documentation", "incoming", "outgoing"]);

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads BPMN 2.0 as FlowZap Code: pools and lanes, tasks, events, gateways, sequence and message flows, with sides from BPMN DI and odds and times from BPSim, or
 * with our own lines where we wrote it. What could not be carried is listed. `null` where it is no BPMN.
 */
export function readBpmn(source: string): Converted | null {
  const root = readXml(source);
  if (root === null || root.name !== "definitions") return null;
  const processes = childrenOf(root, "process");
  if (processes.length === 0) return null;
  return new Reader(root).read(processes);
}

class Reader {
  private readonly root: XmlElement;
  private readonly ids = new Ids("n");
  private readonly laneIds = new Ids("lane");
  private readonly lanes: { id: string; label: string }[] = [];
  private readonly nodes: { id: string; lane: string; shape: Shape; label: string }[] = [];
  private readonly elements = new Map<string, { readonly id: string; readonly element: XmlElement }>();
  private readonly edges: DraftEdge[] = [];
  private readonly loops: string[] = [];
  private readonly sims: string[] = [];
  private readonly losses: Loss[] = [];
  private readonly boxes = new Map<string, Box>();
  private readonly ways = new Map<string, readonly (readonly [number, number])[]>();

  constructor(root: XmlElement) {
    this.root = root;
    for (const shape of descend(root, "BPMNShape")) {
      const [bounds] = childrenOf(shape, "Bounds");
      const of = (key: string) => Number(bounds?.attributes.get(key));
      this.boxes.set(get(shape, "bpmnElement"), { x: of("x"), y: of("y"), width: of("width"), height: of("height") });
    }
    for (const edge of descend(root, "BPMNEdge")) {
      const points = childrenOf(edge, "waypoint").map(({ attributes }): readonly [number, number] => [
        Number(attributes.get("x")),
        Number(attributes.get("y")),
      ]);
      this.ways.set(get(edge, "bpmnElement"), points);
    }
  }

  read(processes: readonly XmlElement[]): Converted {
    for (const process of processes) this.readProcess(process);
    const messages = descend(this.root, "messageFlow");
    const flows = [...processes.flatMap((process) => childrenOf(process, "sequenceFlow")), ...messages];
    for (const flow of flows) this.readFlow(flow);
    if (this.sims.length === 0) {
      this.readGateways();
      this.readScenario(flows);
    }
    const { lanes, nodes, edges, loops, sims, losses } = this;
    return { text: writeDiagram({ lanes, nodes, edges, loops, sims }), losses };
  }

  private readProcess(process: XmlElement): void {
    const laneOf = new Map<string, string>();
    for (const lane of descend(process, "lane")) {
      const refs = childrenOf(lane, "flowNodeRef");
      if (refs.length === 0 && childrenOf(lane, "childLaneSet").length > 0) continue;
      const id = this.addLane(get(lane, "flowodds:id") || get(lane, "id"), get(lane, "name"));
      for (const { text } of refs) laneOf.set(text.trim(), id);
    }
    const pool = descend(this.root, "participant").find((one) => get(one, "processRef") === get(process, "id"));
    const inside = process.children.filter(({ name }) => shapes[name] !== undefined);
    let own: string | null = null;
    for (const element of inside) {
      const known = laneOf.get(get(element, "id"));
      if (known === undefined) {
        own ??= this.addLane(get(process, "id"), get(pool, "name") || get(process, "name"));
      }
      this.readNode(element, known ?? own!);
    }
    for (const extension of childrenOf(process, "extensionElements").flatMap(({ children }) => children)) {
      if (extension.name === "loop") this.loops.push(extension.text.trim());
      if (extension.name === "sim") this.sims.push(extension.text.trim());
    }
    for (const { name, attributes } of process.children) {
      if (shapes[name] !== undefined || silent.has(name)) continue;
      const code = name === "boundaryEvent" ? "boundary" : name === "textAnnotation" ? "note" : "element";
      this.losses.push({ code, name: attributes.get("name") || attributes.get("id") || name });
    }
  }

  private addLane(name: string, label: string): string {
    const id =
      /^[A-Za-z][\w -]*$/.test(name) && !this.lanes.some((lane) => lane.id === name) ? name : this.laneIds.of(name);
    this.lanes.push({ id, label: label || id });
    return id;
  }

  private readNode(element: XmlElement, lane: string): void {
    const name = get(element, "id");
    // Ids of ours were written with a word before them, since those of BPMN share one space.
    const id = this.ids.of(/^node_[A-Za-z_]\w*$/.test(name) ? name.slice("node_".length) : name);
    const label = get(element, "name") || id;
    this.elements.set(name, { id, element });
    this.nodes.push({ id, lane, shape: shapes[element.name]!, label });
    if (
      /SubProcess$|^subProcess$|^transaction$/.test(element.name) &&
      element.children.some(({ name }) => shapes[name])
    ) {
      this.losses.push({ code: "subprocess", name: label });
    }
    if (element.name === "inclusiveGateway" || element.name === "complexGateway") {
      this.losses.push({ code: "inclusive", name: label });
    }
  }

  private readFlow(flow: XmlElement): void {
    const [source, target] = [this.elements.get(get(flow, "sourceRef")), this.elements.get(get(flow, "targetRef"))];
    const label = get(flow, "name");
    if (source === undefined || target === undefined) {
      this.losses.push({ code: "line", name: label || get(flow, "id") });
      return;
    }
    const way = this.ways.get(get(flow, "id")) ?? [];
    const side = (key: string, element: XmlElement, point: readonly [number, number] | undefined, other: Direction) =>
      directions.find((known) => known === get(flow, `flowodds:${key}`)) ??
      sideOf(this.boxes.get(get(element, "id")), point) ??
      other;
    this.edges.push({
      from: source.id,
      to: target.id,
      fromHandle: side("fromHandle", source.element, way[0], "right"),
      toHandle: side("toHandle", target.element, way.at(-1), "left"),
      label,
    });
  }

  /** Parallel gateways take no time, and wait where several flows come in. */
  private readGateways(): void {
    for (const { id, element } of this.elements.values()) {
      if (element.name !== "parallelGateway") continue;
      this.sims.push(`// sim ${id} takes 0s`);
      if (this.edges.filter(({ to }) => to === id).length > 1) this.sims.push(`// sim ${id} joins all`);
    }
  }

  /** The first scenario of BPSim: odds where every way out of a decision but one has them, and times. */
  private readScenario(flows: readonly XmlElement[]): void {
    const [scenario] = descend(this.root, "Scenario");
    if (scenario === undefined) return;
    const unit = get(childrenOf(scenario, "ScenarioParameters")[0], "baseTimeUnit") || "min";
    for (const about of childrenOf(scenario, "ElementParameters")) {
      const ref = get(about, "elementRef");
      const odds = Number(get(descend(about, "Probability")[0]?.children[0], "value") || "x");
      const flow = flows.find((one) => get(one, "id") === ref);
      if (flow !== undefined && odds >= 0 && odds <= 1) {
        const [from, to] = [get(flow, "sourceRef"), get(flow, "targetRef")].map((name) => this.elements.get(name));
        const decides = from !== undefined && shapes[from.element.name] === "diamond";
        if (from && to && decides) this.sims.push(`// sim ${from.id} -> ${to.id} ${odds}`);
      }
      const [time] = descend(about, "ProcessingTime");
      const node = this.elements.get(ref);
      const said = time === undefined ? null : readTime(time.children[0], unit);
      if (node !== undefined && said !== null) this.sims.push(`// sim ${node.id} takes ${said}`);
      else if (time !== undefined)
        this.losses.push({ code: "element", name: `${ref}: ${time.children[0]?.name ?? ""}` });
    }
  }
}

const directions: readonly Direction[] = ["left", "right", "top", "bottom"];
const units: Readonly<Record<string, string>> = { ms: "ms", s: "s", min: "min", hour: "h", day: "d" };

function readTime(parameter: XmlElement | undefined, baseUnit: string): string | null {
  const unit = units[baseUnit] ?? "min";
  const of = (key: string) => `${Number(get(parameter, key))}${unit}`;
  switch (parameter?.name) {
    case "FloatingParameter":
    case "NumericParameter":
      return of("value");
    case "NegativeExponentialDistribution":
      return `exponential ${of("mean")}`;
    case "UniformDistribution":
      return `uniform ${of("min")} ${of("max")}`;
    case "TriangularDistribution":
      return `triangular ${of("min")} ${of("mode")} ${of("max")}`;
    case "LogNormalDistribution":
      return `lognormal ${of("mean")} ${of("standardDeviation")}`;
    default:
      return null;
  }
}

/** The side of a box that a point is nearest to; `null` where either is unknown. */
function sideOf(box: Box | undefined, point: readonly [number, number] | undefined): Direction | null {
  if (box === undefined || point === undefined || !(box.width > 0 && box.height > 0)) return null;
  const [dx, dy] = [(point[0] - box.x) / box.width - 0.5, (point[1] - box.y) / box.height - 0.5];
  if (Math.abs(dx) >= Math.abs(dy)) return dx < 0 ? "left" : "right";
  return dy < 0 ? "top" : "bottom";
}

function get(element: XmlElement | undefined, key: string): string {
  return element?.attributes.get(key) ?? "";
}

function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

function descend(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) =>
    child.name === name ? [child, ...descend(child, name)] : descend(child, name),
  );
}
