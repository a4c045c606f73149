import type { ExactStart, Goal, GoalAnswer, Influence, OddsSweep } from "#core/analysis/results";
import type { ExpectationResult } from "#core/engine/results";
import type { Model } from "#core/model/model";
import { composeGoal, isSameGoal, sliderInUse } from "./aims.ts";
import { findOddsAlone } from "./odds-alone.ts";
import { isEmpty, type Reading } from "./reading.ts";
import { type Idle, noProspect, type Prospect, type State, type Stretched } from "./state.ts";
import type { Store } from "./store.ts";

/** What the page asks of its worker. */
export interface ExactOrder {
  /** Number of the model that it is about; answers carry it. */
  readonly id: number;
  /** `null` where the worker has it already, or has to change its odds alone. */
  readonly model: Model | null;
  /** The new odds of all edges; `null` where nothing changes, or all. */
  readonly odds: readonly (readonly number[] | null)[] | null;
  /** The edge in use, whose sweep is wanted. */
  readonly edge: string | null;
  readonly goal: Goal | null;
}

/** What the worker answers, part by part: the shares first, how they move and what the sliders could do after. */
export type ExactAnswer =
  | {
      readonly id: number;
      readonly part: "figures";
      readonly starts: readonly ExactStart[];
      readonly expectations: readonly (ExpectationResult | null)[];
    }
  | {
      readonly id: number;
      readonly part: "influences";
      readonly influences: readonly Influence[];
      readonly idle: readonly Idle[];
    }
  | { readonly id: number; readonly part: "goal"; readonly asked: Goal; readonly answer: GoalAnswer }
  | { readonly id: number; readonly part: "sweep"; readonly sweep: OddsSweep }
  | { readonly id: number; readonly part: "stretched"; readonly stretched: readonly Stretched[] };

/** Exact answers that follow the state; they never make it wait. */
export interface Following {
  /** Asks for what the state needs and does not have; of several wants only the latest is answered. */
  follow(state: State): void;
  destroy(): void;
}

/** What was asked last. */
interface Asked {
  readonly id: number;
  readonly reading: Reading;
  readonly edge: string | null;
  readonly goal: Goal | null;
}

/** An answer that a newer want waits for is given up after so many milliseconds. */
const patience = 1500;

/** Starts to follow; the answers go into the store. */
export function createFollowing(store: Store): Following {
  let worker = start();
  let asked: Asked | null = null;
  /** Since when figures are outstanding; goals and sweeps are dropped for a newer want, figures are waited for. */
  let busySince: number | null = null;
  let overtime: ReturnType<typeof setTimeout> | undefined;
  /** The model that the worker has. */
  let held: Model | null = null;
  let count = 0;
  let gathered: Partial<Prospect> | null = null;

  function start(): Worker {
    const made = new Worker(new URL("./exact.worker.ts", import.meta.url), { type: "module" });
    made.addEventListener("message", ({ data }: MessageEvent<ExactAnswer>) => take(data));
    made.addEventListener("error", (event) => {
      event.preventDefault();
      if (made === worker) restart();
    });
    return made;
  }

  /** A new worker, that knows nothing yet; what broke the last one is not asked again. */
  function restart(): void {
    worker.terminate();
    worker = start();
    held = null;
    free();
  }

  function giveUp(): void {
    restart();
    follow(store.state);
  }

  function free(): void {
    busySince = null;
    clearTimeout(overtime);
    overtime = undefined;
  }

  function take(answer: ExactAnswer): void {
    if (answer.part === "figures") free();
    if (asked === null || answer.id !== asked.id) {
      follow(store.state);
      return;
    }
    if (answer.part === "figures") {
      const { starts, expectations } = answer;
      store.update({ exact: { text: asked.reading.text, starts, expectations }, late: false });
    } else gather(readPart(answer));
    follow(store.state);
  }

  /** What comes after the figures is shown once a frame, however many parts have come. */
  function gather(part: Partial<Prospect>): void {
    if (gathered === null) requestAnimationFrame(showGathered);
    gathered = { ...(gathered ?? {}), ...part };
  }

  function showGathered(): void {
    const parts = gathered;
    gathered = null;
    if (parts !== null) store.update({ prospect: { ...store.state.prospect, ...parts } });
  }

  function follow(state: State): void {
    const { reading } = state;
    if (reading.errors.length > 0) return;
    if (isEmpty(reading)) {
      asked = null;
      gathered = null;
      if (state.exact !== null) store.update({ exact: null, prospect: noProspect });
      return;
    }
    const edge = sliderInUse(state)?.edge.id ?? null;
    const goal = composeGoal(state);
    if (asked?.reading === reading && asked.edge === edge && isSameGoal(asked.goal, goal)) return;
    if (busySince !== null) {
      overtime ??= setTimeout(giveUp, Math.max(0, busySince + patience - performance.now()));
      return;
    }
    const { model } = reading;
    const known = held === model;
    const odds = held === null || known ? null : findOddsAlone(held, model);
    held = model;
    if (!known) {
      count++;
      busySince = performance.now();
    }
    asked = { id: count, reading, edge, goal };
    const whole = known || odds !== null ? null : model;
    worker.postMessage({ id: asked.id, model: whole, odds, edge, goal } satisfies ExactOrder);
  }

  return {
    follow,
    destroy() {
      clearTimeout(overtime);
      worker.terminate();
    },
  };
}

function readPart(answer: Exclude<ExactAnswer, { part: "figures" }>): Partial<Prospect> {
  switch (answer.part) {
    case "influences":
      return { influences: answer.influences, idle: answer.idle };
    case "goal":
      return { goal: { asked: answer.asked, answer: answer.answer } };
    case "sweep":
      return { sweep: answer.sweep };
    case "stretched":
      return { stretched: answer.stretched };
  }
}
