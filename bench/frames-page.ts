import Viewer from "bpmn-js/lib/Viewer";
import simulation from "bpmn-js-token-simulation/lib/viewer";
import type { TraceColumns } from "../core/engine/results.ts";
import { parse } from "../core/language/parse.ts";
import { layout } from "../core/layout/layout.ts";
import { lower } from "../core/model/lower.ts";
import { assembleStage } from "../web/stage/assemble.ts";
import { createPageCamera } from "../web/stage/page-camera.ts";

/*
 * Runs in Chromium: both animations move the same number of tokens along twelve edges, all in view, and all that their frame callbacks do is timed. Ours
 * go round and round in three lanes, straight there and back in a bow; those of the yardstick go straight.
 */

/** What is used of the yardstick's services, which have no types. */
interface Services {
  get(name: "toggleMode"): { toggleMode(active: boolean): void };
  get(name: "canvas"): { zoom(to: string): void };
  get(name: "elementRegistry"): { get(id: string): unknown };
  get(name: "simulator"): { createScope(context: { element: unknown; parent: null }): unknown };
  get(name: "animation"): {
    readonly _animations: ReadonlySet<unknown>;
    setAnimationSpeed(speed: number): void;
    createAnimation(connection: unknown, scope: unknown): void;
  };
}

const lanes = 3;
const perLane = 4;
const steps = lanes * perLane;
const travel = 20;
const skipped = 10;

let spent = new Map<number, number>();
const plain = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) =>
  plain((now) => {
    const begun = performance.now();
    callback(now);
    spent.set(now, (spent.get(now) ?? 0) + performance.now() - begun);
  });

async function sample(frames: number): Promise<number[]> {
  spent = new Map();
  for (let i = 0; i < frames + skipped; i++) await new Promise((resolve) => plain(resolve));
  return [...spent.values()].slice(skipped);
}

/** A trace in which so many tokens are on their way at any time from `steps * travel` up to twice that. */
function makeTrace(tokens: number, nodes: readonly string[], edges: ReadonlyMap<string, string>): TraceColumns {
  const rows: {
    time: number;
    arrival: number;
    case: number;
    from: string | null;
    edge: string | null;
    to: string | null;
  }[] = [];
  for (let i = 0; i < 2 * tokens; i++) {
    const begun = (i / tokens) * steps * travel;
    const node = (k: number) => nodes[(i % lanes) * perLane + (k % perLane)]!;
    rows.push({ time: begun, arrival: begun, case: i, from: null, edge: null, to: node(0) });
    for (let k = 0; k < steps; k++) {
      const time = begun + k * travel;
      const [from, to] = [node(k), node(k + 1)];
      rows.push({ time, arrival: time + travel, case: i, from, edge: edges.get(`${from} ${to}`)!, to });
    }
    const end = begun + steps * travel;
    rows.push({ time: end, arrival: end, case: i, from: node(steps), edge: null, to: null });
  }
  rows.sort((a, b) => a.time - b.time || a.case - b.case);
  const column = <K extends keyof (typeof rows)[number]>(name: K) => rows.map((row) => row[name]);
  return {
    time: column("time"),
    arrival: column("arrival"),
    start: rows.map(() => nodes[0]!),
    case: column("case"),
    token: rows.map(() => 0),
    from: column("from"),
    edge: column("edge"),
    to: column("to"),
    outcome: rows.map(({ from, to }) => (to === null ? from : null)),
  };
}

async function runOurs(tokens: number, frames: number): Promise<number[]> {
  const room = document.getElementById("ours")!;
  room.replaceChildren();
  const nodes = Array.from({ length: steps }, (_, i) => `n${i + 1}`);
  const text = Array.from({ length: lanes }, (_, lane) => {
    const own = nodes.slice(lane * perLane, (lane + 1) * perLane);
    const shapes = own.map((id) => `${id}: rectangle label:"Step ${id}"`);
    const edges = own.map((id, i) => `${id} -> ${own[(i + 1) % perLane]}`);
    return `lane${lane} { # Lane ${lane}\n${[...shapes, ...edges].join("\n")}\n}\n`;
  });
  const { model } = lower(parse(text.join("")).tree);
  const options = { words: (key: string) => key, reducedMotion: false, editable: false };
  const parts = { createCamera: createPageCamera, listenToChips: null, glide: null, createOverlay: null };
  const stage = assembleStage(room, options, parts);
  stage.show({ model, layout: layout(model), flow: null, noted: new Set(), faulty: new Set() });
  const edges = new Map(model.edges.map(({ id, from, to }) => [`${model.nodes[from]!.id} ${model.nodes[to]!.id}`, id]));
  stage.setTrace(makeTrace(tokens, nodes, edges));
  stage.player.seek(steps * travel);
  stage.player.play();
  const work = await sample(frames);
  const { time } = stage.player.state;
  if (time <= steps * travel || time >= 2 * steps * travel) throw new RangeError(`stopped at ${time} s`);
  stage.destroy();
  return work;
}

async function runTheirs(tokens: number, frames: number): Promise<number[]> {
  const room = document.getElementById("theirs")!;
  room.replaceChildren();
  const ids = Array.from({ length: steps + 1 }, (_, i) => `t${i}`);
  const flows = ids.slice(1).map((id, i) => ({ id: `f${i}`, from: ids[i], to: id }));
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="x"><process id="p" isExecutable="false">${ids.map((id) => `<task id="${id}" />`).join("")}${flows.map(({ id, from, to }) => `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`).join("")}</process><bpmndi:BPMNDiagram id="g"><bpmndi:BPMNPlane id="l" bpmnElement="p">${ids.map((id, i) => `<bpmndi:BPMNShape id="${id}s" bpmnElement="${id}"><dc:Bounds x="${i * 2000}" y="80" width="100" height="80" /></bpmndi:BPMNShape>`).join("")}${flows.map(({ id }, i) => `<bpmndi:BPMNEdge id="${id}e" bpmnElement="${id}"><di:waypoint x="${i * 2000 + 100}" y="120" /><di:waypoint x="${(i + 1) * 2000}" y="120" /></bpmndi:BPMNEdge>`).join("")}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`;
  const viewer = new Viewer({ container: room, additionalModules: [simulation] });
  await viewer.importXML(xml);
  const services = viewer as unknown as Services;
  services.get("toggleMode").toggleMode(true);
  services.get("canvas").zoom("fit-viewport");
  const animation = services.get("animation");
  const registry = services.get("elementRegistry");
  const scope = services.get("simulator").createScope({ element: registry.get("p"), parent: null });
  animation.setAnimationSpeed(0.005);
  for (let i = 0; i < tokens; i++) animation.createAnimation(registry.get(flows[i % steps]!.id), scope);
  const work = await sample(frames);
  if (animation._animations.size < tokens)
    throw new RangeError(`${animation._animations.size} of ${tokens} tokens are left`);
  viewer.destroy();
  return work;
}

Object.assign(window, { runOurs, runTheirs });
