import type { LanguageCode } from "../../language/codes.ts";
import type { Args } from "../../language/diagnostic.ts";

const meant = ({ suggestion }: Args): string =>
  suggestion === "" || suggestion === undefined ? "" : ` Did you mean ${suggestion}?`;

/** What each finding about the text says, in English. */
export const language: Readonly<Record<LanguageCode, (args: Args) => string>> = {
  "flow/too-large": ({ limit }) => `The text is longer than ${limit} bytes. Split it into several diagrams.`,
  "flow/too-many-problems": ({ count }) =>
    `There are more than ${count} problems. Fix the first ones to see the others.`,
  "flow/skipped-text": ({ lines, words }) =>
    `${lines === 1 ? "1 line" : `${lines} lines`} around the diagram ${lines === 1 ? "was" : "were"} skipped, from "${words}".`,
  "flow/other-diagrams": ({ count }) =>
    count === 1
      ? "The text holds another diagram. The first one is shown."
      : `The text holds ${count} more diagrams. The first one is shown.`,
  "flow/no-diagram": () => "There is no lane here. A diagram begins with a line such as: Sender { # Sender",
  "flow/unclosed-lane": ({ lane }) => `The lane "${lane}" has no closing brace.`,
  "flow/outside-lane": () => "This line stands outside of a lane. It was read all the same.",
  "flow/unreadable-line": () => "This line could not be read. It is no node, no edge and no loop.",
  "flow/unknown-shape": (args) =>
    args.shape === ""
      ? "A shape is missing: circle, rectangle, diamond or taskbox."
      : `There is no shape "${args.shape}".${meant(args)}`,
  "flow/unknown-handle": (args) =>
    args.handle === ""
      ? "A side is missing: left, right, top or bottom."
      : `There is no side "${args.handle}".${meant(args)}`,
  "flow/missing-handle": ({ id }) => `The edge does not say on which side of ${id} it is.`,
  "flow/unknown-attribute": (args) => `Nodes have no "${args.name}". It was left out.${meant(args)}`,
  "flow/repeated-attribute": ({ name }) => `"${name}" is given twice. The last one counts.`,
  "flow/attribute-sign": ({ name }) => `Write ${name}: with a colon.`,
  "flow/label-sign": () => "Write label= with an equals sign.",
  "flow/smart-quotes": () => "These are typographic quotes. Straight ones are meant.",
  "flow/open-string": () => "The text in quotes does not end on this line.",
  "flow/missing-text": ({ name }) => `The text of "${name}" must stand in quotes.`,
  "flow/loop-condition": () => "The condition of the loop has no closing bracket.",
  "flow/loop-members": () => "The loop names no nodes. Write them behind the bracket.",
  "flow/trailing-text": () => "The end of this line was not read.",
  "flow/unknown-sim": (args) => `"${args.word}" is not understood here.${meant(args)}`,
  "flow/sim-expects": ({ expected, found }) =>
    `${found === "" ? "The line ends too early" : `"${found}" is not understood here`}. Expected: ${name(expected)}.`,
  "flow/sim-number": ({ found }) => `"${found}" cannot be used as a number here.`,
  "flow/sim-range": ({ found, min, max }) =>
    max === "" ? `${found} is too small.` : `${found} is not between ${min} and ${max}.`,
  "flow/missing-unit": ({ found }) => `${found} has no unit. Write for example ${found}s, ${found}min or ${found}h.`,
};

const expectations: Readonly<Record<string, string>> = {
  number: "a number",
  end: "the end of the line",
  statement: "a statement, for example n8 -> n9 90%",
  family: "a duration such as 5s, or a family such as exponential 5s",
  weight: "a weight behind a colon, such as 2s:1",
  node: "the id of a node",
  lane: "the id of a lane",
};

function name(expected: string | number | undefined): string {
  return expectations[String(expected)] ?? String(expected);
}

/** Titles of the ways out, in English. */
export const languageFixes: Readonly<Record<string, (args: Args) => string>> = {
  replace: ({ text }) => `Change to ${text}`,
  "straighten-quotes": () => "Use straight quotes",
  "close-string": () => "Close the quotes",
  quote: () => "Put it in quotes",
  "add-handle": ({ handle }) => `Add .handle(${handle})`,
  delete: () => "Delete it",
  "comment-out": () => "Make it a comment",
  "close-lane": () => "Close the lane",
  "take-diagram": ({ number }) => `Take diagram ${number} instead`,
  "add-unit": () => "Seconds are meant",
};
