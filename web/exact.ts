import type { Chains } from "#core/analysis/expand";
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
  /** The edge whose sweep the page has: an answer that came too late was not taken. */
  readonly shown: string | null;
  readonly goal: Goal | null;
}

/** What the worker answers, part by part: the shares first, how they move and what the sliders could do after. */
export type ExactAnswer =
  | {
      readonly id: number;
      readonly part: "figures";
      readonly starts: readonly ExactStart[];
      readonly expectations: readonly (ExpectationResult | null)[];
      readonly loads: readonly (number | null)[];
      /** States that were solved, and how many milliseconds that took. */
      readonly states: number;
      readonly cost: number;
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

/**
 * Models of no more states, solved in no more milliseconds, are also solved where the page is: that is quicker than a message to the worker and back,
 * so that a moved slider shows its exact shares in its own frame.
 */
const small = { states: 2000, cost: 8 };

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
  /** The code that solves, fetched once it is of use here, and the small model that it can start from. */
  let solving: typeof import("./solving.ts") | null = null;
  let near: { readonly model: Model; readonly chains: Chains | null } | null = null;

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
      const { starts, expectations, loads, states, cost } = answer;
      const { text, model } = asked.reading;
      if (near?.model !== model) stay(model, states <= small.states && cost <= small.cost);
      if (store.state.exact?.text !== text) store.update({ exact: { text, starts, expectations, loads }, late: false });
    } else gather(readPart(answer));
    follow(store.state);
  }

  /** Makes ready to solve a model here, if it is small enough. */
  function stay(model: Model, enough: boolean): void {
    near = enough ? { model, chains: null } : null;
    if (!enough || solving !== null) return;
    import("./solving.ts").then(
      (loaded) => {
        solving = loaded;
      },
      // Without it the worker's answers do.
      () => {},
    );
  }

  /** Solves here what differs from a small model in its odds alone. */
  function solveHere({ text, model }: Reading): void {
    if (solving === null || near === null || store.state.exact?.text === text) return;
    const odds = findOddsAlone(near.model, model);
    if (odds === null) return;
    const chains = solving.changeOdds(near.chains ?? solving.expandModel(near.model), odds);
    near = { model, chains };
    store.update({ exact: { text, ...solving.solveFigures(chains) }, late: false });
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
    solveHere(reading);
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
    const shown = state.prospect.sweep?.edge ?? null;
    worker.postMessage({ id: asked.id, model: whole, odds, edge, shown, goal } satisfies ExactOrder);
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
