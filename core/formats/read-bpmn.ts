import type { Direction, Shape } from "../language/tree.ts";
import {
  type Converted,
  type DraftDiagram,
  type DraftEdge,
  group,
  Ids,
  type Loss,
  writeDiagram,
} from "./draft-diagram.ts";
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

/** What we keep in extensions. */
const own = new Set(["flowodds:origin", "flowodds:text", "flowodds:loop", "flowodds:sim"]);

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
  private readonly nodes: DraftDiagram["nodes"][number][] = [];
  private readonly elements = new Map<string, { readonly id: string; readonly element: XmlElement }>();
  private readonly edges: DraftEdge[] = [];
  private readonly loops: string[] = [];
  private readonly sims: string[] = [];
  private readonly losses: Loss[] = [];
  private readonly boxes = new Map<string, Box>();
  private readonly ways = new Map<string, readonly (readonly [number, number])[]>();
  /** Pools by the process that they show. */
  private readonly pools: ReadonlyMap<string, readonly XmlElement[]>;

  constructor(root: XmlElement) {
    this.root = root;
    this.pools = group(descend(root, "participant"), (pool) => get(pool, "processRef"));
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
    for (const together of childrenOf(this.root, "collaboration")) {
      for (const note of childrenOf(together, "textAnnotation")) this.lose("note", nameOf(note));
    }
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

  private lose(code: Loss["code"], name: string): void {
    this.losses.push({ code, name });
  }

  private readProcess(process: XmlElement): void {
    const laneOf = new Map<string, string>();
    for (const lane of descend(process, "lane")) {
      const refs = childrenOf(lane, "flowNodeRef");
      if (childrenOf(lane, "childLaneSet").length > 0) {
        if (get(lane, "name") !== "") this.lose("element", get(lane, "name"));
        if (refs.length === 0) continue;
      }
      const id = this.addLane(get(lane, "flowodds:id") || get(lane, "id"), get(lane, "name"));
      for (const { text } of refs) if (!laneOf.has(text.trim())) laneOf.set(text.trim(), id);
    }
    const pool = this.pools.get(get(process, "id"))?.[0];
    let own: string | null = null;
    for (const element of process.children) {
      if (shapes[element.name] === undefined) continue;
      const known = laneOf.get(get(element, "id"));
      if (known === undefined) {
        own ??= this.addLane(get(process, "id"), get(pool, "name") || get(process, "name"));
      }
      this.readNode(element, known ?? own!);
    }
    this.readExtensions(process, get(pool, "name") || nameOf(process));
    for (const element of process.children) {
      if (shapes[element.name] !== undefined || silent.has(element.name)) continue;
      const code =
        element.name === "boundaryEvent" ? "boundary" : element.name === "textAnnotation" ? "note" : "element";
      this.lose(code, nameOf(element));
    }
  }

  private readExtensions(element: XmlElement, name: string): void {
    const extensions = childrenOf(element, "extensionElements").flatMap(({ children }) => children);
    for (const { qualified, text } of extensions) {
      if (qualified === "flowodds:loop") this.loops.push(text.trim());
      if (qualified === "flowodds:sim") this.sims.push(text.trim());
    }
    if (extensions.some(({ qualified }) => !own.has(qualified))) this.lose("extension", name);
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
    const [documentation] = childrenOf(element, "documentation");
    this.elements.set(name, { id, element });
    this.nodes.push({
      id,
      lane,
      shape: shapes[element.name]!,
      label,
      owner: get(element, "flowodds:owner") || null,
      description: documentation?.text.trim() || null,
      system: get(element, "flowodds:system") || null,
    });
    if (
      element.name === "inclusiveGateway" ||
      element.name === "complexGateway" ||
      element.name === "eventBasedGateway"
    )
      this.lose("gateway", label);
    if (element.children.some(({ name }) => shapes[name] !== undefined)) this.lose("subprocess", label);
    else this.readInside(element, label);
    this.readExtensions(element, label);
  }

  /** What a node says of itself that a node of ours cannot. */
  private readInside(element: XmlElement, label: string): void {
    for (const { name } of element.children) {
      if (silent.has(name)) continue;
      if (name.endsWith("EventDefinition")) this.lose("event", label);
      else if (name.endsWith("LoopCharacteristics")) this.lose("repetition", label);
      else this.lose("element", `${label}: ${name}`);
    }
  }

  private readFlow(flow: XmlElement): void {
    const [source, target] = [this.elements.get(get(flow, "sourceRef")), this.elements.get(get(flow, "targetRef"))];
    const label = get(flow, "name");
    if (source === undefined || target === undefined) {
      this.lose("line", nameOf(flow));
      return;
    }
    if (childrenOf(flow, "conditionExpression").length > 0) this.lose("condition", nameOf(flow));
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
    const entered = group(this.edges, ({ to }) => to);
    for (const { id, element } of this.elements.values()) {
      if (element.name !== "parallelGateway") continue;
      this.sims.push(`// sim ${id} takes 0s`);
      if ((entered.get(id) ?? []).length > 1) this.sims.push(`// sim ${id} joins all`);
    }
  }

  /** The first scenario of BPSim: odds of the ways out of decisions, and times. */
  private readScenario(flows: readonly XmlElement[]): void {
    const [scenario] = descend(this.root, "Scenario");
    if (scenario === undefined) return;
    const unit = get(childrenOf(scenario, "ScenarioParameters")[0], "baseTimeUnit") || "min";
    const flowOf = new Map(flows.map((flow) => [get(flow, "id"), flow]));
    for (const about of childrenOf(scenario, "ElementParameters")) {
      const ref = get(about, "elementRef");
      for (const parameter of about.children.flatMap(({ children }) => children)) {
        const said = this.readParameter(parameter, ref, flowOf.get(ref), unit);
        if (said === null) this.lose("parameter", `${ref}: ${parameter.name}`);
        else this.sims.push(said);
      }
    }
  }

  /** A simulation line for a parameter; `null` where there is none. */
  private readParameter(
    { name, children }: XmlElement,
    ref: string,
    flow: XmlElement | undefined,
    unit: string,
  ): string | null {
    if (name === "Probability" && flow !== undefined) {
      const odds = Number(get(children[0], "value") || "x");
      const [from, to] = [get(flow, "sourceRef"), get(flow, "targetRef")].map((end) => this.elements.get(end));
      const decides = from !== undefined && shapes[from.element.name] === "diamond";
      return from && to && decides && odds >= 0 && odds <= 1 ? `// sim ${from.id} -> ${to.id} ${odds}` : null;
    }
    const node = this.elements.get(ref);
    const time = name === "ProcessingTime" ? readTime(children[0], unit) : null;
    return node === undefined || time === null ? null : `// sim ${node.id} takes ${time}`;
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

/** What an element is called: its name, else its text or id. */
function nameOf(element: XmlElement): string {
  const text = childrenOf(element, "text")[0]?.text.trim();
  return get(element, "name") || text || get(element, "id") || element.name;
}

function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

function descend(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) =>
    child.name === name ? [child, ...descend(child, name)] : descend(child, name),
  );
}
