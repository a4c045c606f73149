import type { LanguageCode } from "../../language/codes.ts";
import type { Args } from "../../language/diagnostic.ts";
import type { LanguageFixCode } from "../../language/fixes.ts";

/** What each finding about the text says, in English. */
export const language: Readonly<Record<LanguageCode, (args: Args) => string>> = {
  "flow/too-large": ({ limit }) => `The text is longer than ${limit} bytes. Split it into several diagrams.`,
  "flow/too-many": ({ count }) =>
    `${count === 1 ? "There is 1 more problem" : `There are ${count} more problems`}. Fix the first ones to see the rest.`,
  "flow/skipped-text": ({ lines, words }) =>
    `${lines === 1 ? "1 line around the diagram was" : `${lines} lines around the diagram were`} skipped, from "${words}".`,
  "flow/other-diagrams": ({ count }) =>
    `The text holds ${count === 1 ? "another diagram" : `${count} more diagrams`}. The first one is shown.`,
  "flow/no-diagram": () => "There is no lane here. A diagram begins with a line such as: Sender { # Sender",

  "flow/lane-head": ({ head }) => `This line was read as the head of a lane. Write: ${head}`,
  "flow/unclosed-lane": ({ lane }) => `The lane "${lane}" has no closing brace.`,
  "flow/stray-brace": () => "This brace closes nothing. Delete it.",
  "flow/hash-line": () => "The lane has its label already, so this line was not read. A comment begins with //.",
  "flow/outside-lane": () => "This line stands outside of a lane. It was read all the same.",
  "flow/node-outside-lane": () => "This node stands outside of a lane. Move it into one.",
  "flow/unreadable-line": ({ words }) => `"${words}" was not understood. It is no node, no edge and no loop.`,
  "flow/trailing-text": ({ words }) => `"${words}" was not understood and is left out.`,

  "flow/node-id": ({ id }) => `The id "${id}" has a hyphen. Ids are made of letters, digits and _.`,
  "flow/missing-colon": () => "A colon is missing between the id and the shape.",
  "flow/missing-shape": () => "A shape is missing: circle, rectangle, diamond or taskbox.",
  "flow/unknown-shape": (args) => `There is no shape "${args.shape}".${meant(args)}`,
  "flow/unknown-attribute": (args) => `Nodes have no "${args.name}". It is left out.${meant(args)}`,
  "flow/repeated-attribute": ({ name }) => `"${name}" is given twice. The last one counts.`,
  "flow/attribute-sign": ({ name }) => `Write ${name}: with a colon.`,

  "flow/smart-quotes": () => "These are typographic quotes. Use straight ones.",
  "flow/open-string": () => "The text in quotes does not end on this line. Close it.",
  "flow/missing-text": ({ name }) => `The text of ${name} must stand in quotes.`,

  "flow/missing-handle": ({ id, handle }) =>
    `The edge does not say on which side of ${id} it is. Write .handle(${handle}).`,
  "flow/handle-word": ({ found }) => `"${found}" was not understood. Write handle.`,
  "flow/missing-side": () => "A side is missing: left, right, top or bottom.",
  "flow/unknown-handle": (args) => `There is no side "${args.handle}".${meant(args)}`,
  "flow/missing-bracket": ({ bracket }) => `A closing ${bracket} is missing.`,
  "flow/arrow-sign": ({ found }) => `Write the arrow -> instead of ${found}.`,
  "flow/missing-arrow": ({ id }) => `The arrow is missing at ${id}. Write -> between the two nodes.`,
  "flow/missing-end": ({ id }) => `The edge from ${id} leads nowhere. Write a node behind the arrow.`,
  "flow/label-sign": () => 'Write the label of an edge as [label="..."].',

  "flow/loop-condition": () => "Write the condition of the loop in square brackets: loop [retry up to 5 times] n7 n8",
  "flow/loop-members": () => "The loop names no nodes. Write them behind the bracket.",

  "flow/unknown-sim": (args) => `"${args.word}" is not understood here.${meant(args)}`,
  "flow/sim-expects": ({ expected, found }) =>
    `${found === "" ? "The line ends too early" : `"${found}" is not understood here`}. Expected: ${nameExpected(expected)}.`,
  "flow/sim-number": ({ found }) => `${found} cannot be used here.`,
  "flow/sim-comma": ({ found, number }) => `${found} is not read as one number. Write ${number}.`,
  "flow/sim-whole": ({ found }) => `${found} is not a whole number.`,
  "flow/sim-range": ({ found, min, max }) => `${found} is not between ${min} and ${max}.`,
  "flow/sim-negative": ({ found }) => `${found} is negative. It must be 0 or more.`,
  "flow/sim-positive": ({ found }) => `${found} is too small. It must be more than 0.`,
  "flow/sim-order": ({ first, second }) => `${first} is more than ${second}. The smaller one comes first.`,
  "flow/sim-parameters": ({ family, parameters, example }) =>
    `${family} needs more values: ${family} ${parameters}, for example ${example}.`,
  "flow/sim-weights": () => "All weights are 0. One must be more.",
  "flow/missing-unit": ({ found }) => `${found} has no unit. Write for example ${found}s, ${found}min or ${found}h.`,
  "flow/unknown-unit": (args) => `There is no unit "${args.unit}". Use ms, s, min, h or d.${meant(args)}`,
};

/** Titles of the ways out, in English. */
export const languageFixes: Readonly<Record<LanguageFixCode, (args: Args) => string>> = {
  replace: ({ text }) => `Change to ${text}`,
  insert: ({ text }) => `Add ${text}`,
  delete: () => "Delete it",
  "delete-earlier": () => "Delete the first one",
  "comment-out": () => "Make it a comment",
  quote: () => "Put it in quotes",
  "close-string": () => "Close the quotes",
  "straighten-quotes": () => "Use straight quotes",
  "close-lane": ({ lane }) => `Close "${lane}"`,
  "move-into": ({ lane }) => `Move it into "${lane}"`,
  "take-diagram": ({ number }) => `Take diagram ${number} instead`,
  "add-unit": ({ text }) => `Write ${text}`,
  swap: ({ first, second }) => `Swap ${first} and ${second}`,
  "change-all": ({ count }) => `Change all ${count}`,
};

function meant({ suggestion }: Args): string {
  return suggestion === "" || suggestion === undefined ? "" : ` Did you mean ${suggestion}?`;
}

/** What can be expected and is no word of the language itself. */
const expectations: Readonly<Record<string, string>> = {
  number: "a number",
  end: "the end of the line",
  statement: "a statement, for example n8 -> n9 90%",
  odds: "odds such as 90%, or takes",
  share: "odds such as 90%",
  duration: "a duration such as 5s",
  family: "a duration such as 5s, or a family such as exponential 5s",
  weight: "a weight behind a colon, such as 2s:1",
  node: "the id of a node",
  lane: "the id of a lane",
};

/** A phrase of these, or words of the language of which one is due. */
function nameExpected(expected: string | number | undefined): string {
  const words = String(expected).split(" | ");
  if (words.length > 1) return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
  return expectations[words[0] ?? ""] ?? String(expected);
}
