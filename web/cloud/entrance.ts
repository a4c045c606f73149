import type { Running } from "../running.ts";
import { recall } from "../storage.ts";
import type { Store } from "../store.ts";
import type { Context } from "../view.ts";
import type { Cloud } from "./cloud.ts";

/** Long runs are for the cloud; its part of the page is fetched with the first one. */
export interface CloudEntrance {
  /** Runs the present text: here at once, or where that would be long the cloud is offered. */
  run(): Promise<void>;
  /** Follows the run whose page this is, of the present text; else the one that this browser began last, if there is one. */
  comeBack(run: { readonly id: string } | null): Promise<void>;
  /** Shows what there is of the cloud anew, after the page was built anew. */
  rebuild(context: Context): void;
}

/** Cases of all replications that are run without a thought of the cloud: a few seconds here. */
const mostAsked = 10_000_000;

export function createCloudEntrance(store: Store, running: Running, context: () => Context): CloudEntrance {
  let cloud: Cloud | null = null;

  async function open(): Promise<Cloud> {
    const { createCloud } = await import("./cloud.ts");
    const { put, paceOf } = running;
    cloud ??= createCloud(store, context(), { here: () => void running.askHere(), put, paceOf });
    return cloud;
  }

  return {
    async run() {
      const { cases, replications } = store.state.reading.model.settings;
      if (cases * replications <= mostAsked) return running.ask();
      (await open()).offer();
    },
    async comeBack(run) {
      if (run !== null) (await open()).follow(run.id, store.state.text);
      else if (recall("cloud") !== null) (await open()).comeBack();
    },
    rebuild: (next) => cloud?.rebuild(next),
  };
}
