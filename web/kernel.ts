import { type Kernel, useKernel } from "#core/engine/fast/kernel";
import lockstep from "../core/engine/fast/wasm/lockstep.wasm?url";

/** Lets runs of this thread walk in WebAssembly; where that is not to be had, they walk without it, to the same bytes. */
export async function startKernel(): Promise<void> {
  try {
    const answer = await fetch(lockstep);
    const { instance } = await WebAssembly.instantiate(await answer.arrayBuffer());
    useKernel(instance.exports as unknown as Kernel);
  } catch {
    useKernel(null);
  }
}
