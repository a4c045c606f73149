import type { Chain } from "./chain.ts";
import { SPLIT } from "./laws.ts";

/** Whether a state is left by several tokens at once, each a state of its own (E2). */
export function branches({ law, laws, kind }: Chain, state: number): boolean {
  return kind === "branching" && law[state]! >= 0 && laws.kind[law[state]!] === SPLIT;
}
