import { type Program, SPLIT as SPLITS } from "../../engine/program.ts";
import { reach } from "../../engine/starts.ts";
import type { Why } from "../results.ts";
import { type Chain, ChainDraft } from "./chain.ts";
import { ENDS, ONWARD, SPENT } from "./laws.ts";
import { followMarkings } from "./markings.ts";
import { Tokens } from "./tokens.ts";

/** States of one start that are followed. */
export const mostStates = 400_000;

/** Follows the cases of a start from its beginning through all their states, whatever the odds (E1, E2). */
export function follow(program: Program, start: number): Chain | Why {
  const { node } = program.starts[start]!;
  const reached = reach(program.nodes, program.edges, node);
  if (reached.some((one) => program.nodes.joins[one]! > 0)) return followMarkings(program, node);
  const splits = reached.some((one) => program.nodes.passing[one] === SPLITS);
  return followTokens(program, node, splits ? "branching" : "alone");
}

function followTokens(program: Program, node: number, kind: "alone" | "branching"): Chain | Why {
  const tokens = new Tokens(program);
  const draft = new ChainDraft();
  const laws = tokens.book;
  tokens.begin(node);
  for (let state = 0; state < tokens.node.length; state++) {
    if (state === mostStates) return { kind: "too-many-states", most: mostStates };
    const law = tokens.law[state]!;
    draft.add(tokens.node[state]!, tokens.visits[state]!, law);
    for (const exit of laws.exitsOf(law)) {
      if (exit === ENDS || exit === SPENT) draft.lead(-1);
      else draft.lead(exit === ONWARD ? tokens.goOn(state) : tokens.pass(state, exit));
    }
    draft.close();
  }
  return draft.bind(laws.bind(), kind);
}
