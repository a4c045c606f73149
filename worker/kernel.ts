import { type Kernel, useKernel } from "#core/engine/fast/kernel";
import lockstep from "../core/engine/fast/wasm/lockstep.wasm";

/** Lets runs walk in WebAssembly, which is fast from the first case on; where it cannot be instantiated, they walk without it, to the same bytes. */
export function startKernel(): void {
  try {
    useKernel(new WebAssembly.Instance(lockstep, {}).exports as unknown as Kernel);
  } catch {
    useKernel(null);
  }
}
