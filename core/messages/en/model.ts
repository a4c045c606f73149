import type { Args } from "../../language/diagnostic.ts";
import type { ModelCode } from "../../model/codes.ts";

const meant = ({ suggestion }: Args): string => (suggestion === "" ? "" : ` Did you mean ${suggestion}?`);

/** As few decimals as tell the share from 100%, two at most where that is enough: 1.10004 is "110%", 0.99999999 "99.999999%". */
const percent = (share: string | number | undefined): string => {
  const exact = Number(share) * 100;
  let unit = 100;
  while (exact !== 100 && Math.round(exact * unit) === 100 * unit && unit < 1e8) unit *= 10;
  return `${Math.round(exact * unit) / unit}%`;
};

/** What each finding about the meaning of a diagram says, in English. */
export const model: Readonly<Record<ModelCode, (args: Args) => string>> = {
  "flow/too-many-nodes": ({ count, limit }) => `The diagram has ${count} nodes. At most ${limit} can be read.`,
  "flow/too-many-edges": ({ count, limit }) => `The diagram has ${count} edges. At most ${limit} can be read.`,
  "flow/too-many-outcomes": ({ count, limit }) =>
    `The starts have ${count} outcomes together; ${limit} is the most. Give fewer nodes a start, or let more ends meet.`,
  "flow/duplicate-node": ({ node, label }) =>
    `There is a node ${node} already: "${label}". This one is left out. Give it an id of its own.`,
  "flow/unknown-node": (args) => `There is no node "${args.node}".${meant(args)}`,
  "flow/unknown-lane": (args) => `There is no lane "${args.lane}".${meant(args)}`,
  "flow/unknown-edge": (args) => `There is no edge ${args.edge}.${meant(args)}`,
  "flow/outside-loops": ({ node }) => `${node} is in no loop. Name a node of the loop that is meant.`,
  "flow/odds-over": ({ node, sum }) => `The odds at ${node} add up to ${percent(sum)}. They must be 100% together.`,
  "flow/odds-remainder": ({ node, sum }) =>
    `The odds at ${node} add up to ${percent(sum)}, and no edge is left to take the rest.`,
  "flow/too-many-attempts": ({ count, limit }) =>
    `This line lists odds for ${count} attempts. At most ${limit} can be read.`,
  "flow/odds-without-decision": ({ node, edge }) =>
    `${node} does not choose: it sends a token down each of its edges, so ${edge} can have no odds.`,
  "flow/endless": ({ nodes, count }) =>
    `${nodes} never ${count === 1 ? "ends" : "end"}: no edge with odds above 0 leads out. Lead an edge out, or bound the loop.`,
  "flow/multiplies": ({ nodes }) =>
    `The tokens at ${nodes} never get fewer: each round sends out as many as it took, or more. Let a node choose one edge, or bound the loop.`,
  "flow/lane-mismatch": ({ node, lane, written }) => `${node} stands in the lane ${lane}, not in ${written}.`,
  "flow/repeated-line": () => "A later line says this anew, so this one has no effect.",
  "flow/isolated": ({ node }) => `${node} stands alone: no edge leads to it or away from it.`,
  "flow/unreachable": ({ nodes }) => `No case comes to ${nodes}. Lead an edge there, or start cases there.`,
  "flow/no-start": ({ node }) => `No node is a start, so cases begin at the first one, ${node}.`,
  "flow/no-arrivals": () => "No case begins: every start is told never.",
  "flow/never-idle": ({ node }) => `No cases begin at ${node} anyway, so this line has no effect.`,
  "flow/overload": ({ lane, load, capacity }) =>
    `${lane} would have to be ${percent(load)} busy: cases bring more work than its ${capacity === 1 ? "one place" : `${capacity} places`} can do, so the queue grows as long as they arrive.`,
  "flow/label-odds": ({ node, sum }) =>
    `The labels at ${node} look like odds but add up to ${percent(sum)}, so they are not used.`,
  "flow/dead-decision": ({ node }) => `${node} is a decision without an edge to choose. Tokens end there.`,
  "flow/splits-diamond": ({ node }) => `${node} is a diamond: it sends a token down one edge whatever this line says.`,
  "flow/splits-alone": ({ node }) => `No edge leaves ${node}, so it has nothing to choose.`,
  "flow/joins-alone": ({ node }) => `${node} has fewer than two incoming edges, so it has nothing to wait for.`,
  "flow/loop-unlinked": ({ loop }) =>
    `The loop "${loop}" repeats nothing: its nodes are on no cycle, and no path through them leads from the first to the last.`,
  "flow/loop-without-effect": ({ loop, other }) =>
    `The loop "${loop}" has no effect: its way back belongs to the loop "${other}".`,
  "flow/counted-odds": ({ node }) => `The count of its loop decides ${node}, so these odds are not used.`,
  "flow/no-counter": ({ node }) => `${node} is in no loop with a bound, so there is no count to follow.`,
  "flow/endless-unreached": ({ nodes, count }) =>
    `${nodes} would never end, but no case comes ${count === 1 ? "to it" : "to them"}.`,
  "flow/duplicate-edge": ({ edge }) => `The edge ${edge} is declared twice in the same way. It counts once.`,
  "flow/implicit-start": ({ node }) => `Nothing leads to ${node}, so it starts cases of its own.`,
  "flow/alternatives": ({ node }) =>
    `The labels at ${node} read like a choice, but it is no diamond: a token goes down each edge.`,
  "flow/meeting-branches": ({ node, count }) =>
    `Each case passes ${node} ${count} times: branches of a split meet there and are not joined.`,
  "flow/counter-undecided": ({ node }) =>
    `${node} asks for the count of its loop, but all its edges lead the same way. Odds decide.`,
  "flow/more-findings": ({ count }) => `There are ${count} more of the same kinds.`,
};

/** Titles of the ways out, in English. */
export const modelFixes: Readonly<Record<string, (args: Args) => string>> = {
  "remove-line": () => "Remove this line",
  "set-capacity": ({ lane, capacity }) => `Give ${lane} capacity ${capacity}`,
  "rename-node": ({ node }) => `Call this one ${node}`,
  "name-lane": ({ lane }) => `Write ${lane}`,
  connect: ({ from, label, to }) => `Connect ${from} "${label}" to ${to}`,
  "arrives-never": ({ node }) => `Start no cases at ${node}`,
  arrives: ({ node }) => `Start cases at ${node}`,
  "splits-one": ({ node }) => `Let ${node} choose one edge`,
  "joins-all": ({ node }) => `Wait for all branches at ${node}`,
  "by-odds": ({ node }) => `Decide ${node} by odds`,
  "scale-odds": () => "Scale to 100%",
  "give-rest": ({ edge, odds }) => `Set ${edge} to ${percent(odds)}`,
  "bound-loop": ({ loop, count }) => `Let "${loop}" repeat ${count} times at most`,
  "give-odds": ({ edge, odds }) => `Give ${edge} ${percent(odds)}`,
  "bound-loops": ({ loops, count }) => `Let all ${loops} loops there repeat ${count} times at most`,
  "add-loop": ({ count }) => `Make it a loop that repeats ${count} times at most`,
};
