import type { Model } from "#core/model/model";
import { build, type EdgePlan, type NodePlan } from "../test/engine/build.ts";

/** Small cycles one after another: a step, a decision, and a way back to the step with 30%. */
export function smallComponents(count: number): Model {
  const nodes: Record<string, NodePlan> = { n0: { shape: "circle" } };
  const edges: Record<string, EdgePlan> = { "n0->n1": {} };
  const last = 2 * Math.floor((count - 1) / 2) + 1;
  for (let step = 1; step < last; step += 2) {
    nodes[`n${step}`] = {};
    nodes[`n${step + 1}`] = { shape: "diamond" };
    edges[`n${step}->n${step + 1}`] = {};
    edges[`n${step + 1}->n${step + 2}`] = { odds: [0.7] };
    edges[`n${step + 1}->n${step}`] = { odds: [0.3] };
  }
  nodes[`n${last}`] = { shape: "circle" };
  return build({ nodes, edges });
}

/**
 * One component: decisions in a row, each of which goes on or back: to itself or one of the nine before it with 10%, or, where `far`, to any before
 * it with 0.1% (more, and no case would get through).
 */
export function oneComponent(decisions: number, far: boolean): Model {
  const nodes: Record<string, NodePlan> = { n0: { shape: "circle" } };
  const edges: Record<string, EdgePlan> = { "n0->n1": {} };
  let random = 12345;
  for (let i = 1; i <= decisions; i++) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    const back = i - Math.floor((random / 4294967296) * (far ? i : Math.min(i, 10)));
    nodes[`n${i}`] = { shape: "diamond" };
    edges[`n${i}->n${i + 1}`] = { odds: [far ? 0.999 : 0.9] };
    edges[`n${i}->n${back}`] = { odds: [far ? 0.001 : 0.1] };
  }
  nodes[`n${decisions + 1}`] = { shape: "circle" };
  return build({ nodes, edges });
}

/** A diagram's text with so many nodes, in pairs of a step and a decision that may go back to it. */
export function writeDiagram(count: number): string {
  const lines = ["Main {", 'n0: circle label:"Start"'];
  const arrow = (from: number, to: number, label: string): void => {
    lines.push(`n${from}.handle(right) -> n${to}.handle(left) [label="${label}"]`);
  };
  for (let step = 1; step < count - 1; step += 2) {
    lines.push(
      `n${step}: rectangle label:"Check part ${step}"`,
      `n${step + 1}: diamond label:"Is part ${step} right?"`,
    );
  }
  lines.push(`n${count - 1}: circle label:"End"`);
  arrow(0, 1, "");
  for (let step = 1; step < count - 1; step += 2) {
    arrow(step, step + 1, "");
    arrow(step + 1, Math.min(step + 2, count - 1), "70%");
    arrow(step + 1, step, "30%");
  }
  return `${lines.join("\n")}\n}\n`;
}
