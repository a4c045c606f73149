import { high } from "../bits.ts";
import { lnOfNormal } from "../ln.ts";
import { complements } from "../stream.ts";

const four = new Float64Array(4);
const words = new Int32Array(four.buffer);

/** The next four draws of `exponential`, into `out[to]` and behind it, the first one last: together they take less time than one after another. */
export function exponentials(state: Int32Array, at: number, out: Float64Array, to: number): void {
  complements(state, at, four);
  for (let i = 0; i < 4; i++) out[to + 3 - i] = -lnOfNormal(four[i]!, words[2 * i + high]!, 0);
}
