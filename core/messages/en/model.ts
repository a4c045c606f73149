import type { Args } from "../../language/diagnostic.ts";
import type { ModelCode } from "../../model/codes.ts";

const meant = ({ suggestion }: Args): string => (suggestion === "" ? "" : ` Did you mean ${suggestion}?`);

/** At most 2 decimals: 1.10004 is "110%". */
const percent = (share: string | number | undefined): string => `${Math.round(Number(share) * 10_000) / 100}%`;

const times = (count: string | number | undefined): string => (count === 1 ? "once" : `${count} times`);

/** What each finding about the meaning of a diagram says, in English. */
export const model: Readonly<Record<ModelCode, (args: Args) => string>> = {
  "flow/too-many-nodes": ({ count, limit }) => `The diagram has ${count} nodes. At most ${limit} can be read.`,
  "flow/too-many-edges": ({ count, limit }) => `The diagram has ${count} edges. At most ${limit} can be read.`,
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
  "flow/endless": ({ nodes }) => `${nodes} never end: no way leads out. Open a way out, or bound the loop.`,
  "flow/multiplies": ({ nodes }) =>
    `${nodes} make more and more tokens: each round splits off another one. Send one token down one edge, or bound the loop.`,
  "flow/lane-mismatch": ({ node, lane, written }) => `${node} stands in the lane ${lane}, not in ${written}.`,
  "flow/repeated-line": () => "A later line says this anew, so this one has no effect.",
  "flow/isolated": ({ node }) => `Nothing leads to ${node} or away from it.`,
  "flow/unreachable": ({ nodes }) => `No case ever comes to ${nodes}: nothing leads there from a start.`,
  "flow/no-start": ({ node }) => `No node is a start, so cases begin at the first one, ${node}.`,
  "flow/no-arrivals": () => "Every start is set to never, so no case begins.",
  "flow/never-idle": ({ node }) => `No cases begin at ${node} anyway, so this line has no effect.`,
  "flow/label-odds": ({ node, sum }) =>
    `The labels of the edges at ${node} read as odds but add up to ${percent(sum)}, so they are not used.`,
  "flow/dead-decision": ({ node }) => `The decision ${node} has no edge to choose from: tokens end there.`,
  "flow/splits-diamond": ({ node }) => `${node} is a diamond: it always sends a token down one edge.`,
  "flow/splits-alone": ({ node }) => `${node} does not have several edges to choose from.`,
  "flow/joins-alone": ({ node }) => `${node} does not have several incoming edges to wait for.`,
  "flow/loop-unlinked": ({ loop }) =>
    `The nodes of the loop "${loop}" lie on no cycle, and no path through them runs from the first to the last: nothing is repeated.`,
  "flow/loop-without-effect": ({ loop, other }) =>
    `The loop "${loop}" repeats nothing of its own: its way back belongs to the loop "${other}".`,
  "flow/counted-odds": ({ node }) => `${node} is decided by the count of its loop, so these odds are not used.`,
  "flow/no-counter": ({ node }) => `No loop with a bound can decide ${node}, so it is left to the odds.`,
  "flow/endless-unreached": ({ nodes }) => `${nodes} would never end, but no case comes there.`,
  "flow/duplicate-edge": ({ edge }) => `The edge ${edge} is declared twice in the same way. It counts once.`,
  "flow/implicit-start": ({ node }) => `Nothing leads to ${node}, so it starts cases of its own.`,
  "flow/alternatives": ({ node }) =>
    `The edges at ${node} read as alternatives, but it is no diamond: a token goes down each of them.`,
  "flow/meeting-branches": ({ node, count }) =>
    `Each case passes ${node} ${times(count)}: branches of a split meet there without being joined.`,
  "flow/counter-undecided": ({ node }) =>
    `${node} asks for the count of its loop, but all of its edges lead the same way. It is left to the odds.`,
  "flow/more-findings": ({ count }) => `There are ${count} more of the same kinds.`,
};

/** Titles of the ways out, in English. */
export const modelFixes: Readonly<Record<string, (args: Args) => string>> = {
  "remove-line": () => "Remove this line",
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
};
