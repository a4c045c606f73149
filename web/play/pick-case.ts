import { arrangeLegs, type Legs } from "../stage/legs.ts";
import type { CaseName } from "./modes.ts";

/** The legs of one case alone, in the time and at the pace of all; `start` is the index of its start in the model. */
export function pickCase(legs: Legs, start: number, number: CaseName["case"]): Legs {
  const index = new Map<number, number>();
  const tokens = legs.tokens.filter((token, i) => {
    const mine = token.start === start && token.case === number;
    if (mine) index.set(i, index.size);
    return mine;
  });
  const rows = Array.from({ length: legs.count }, (_, i) => i).filter((i) => index.has(legs.token[i]!));
  const kept = rows.map((i) => ({
    from: legs.from[i]!,
    until: legs.until[i]!,
    doing: legs.doing[i]!,
    token: index.get(legs.token[i]!)!,
    node: legs.node[i]!,
    hops: [...legs.hops.subarray(legs.hopStart[i]!, legs.hopStart[i + 1]!)],
  }));
  return { ...arrangeLegs(kept, tokens, legs.pace), duration: legs.duration };
}
