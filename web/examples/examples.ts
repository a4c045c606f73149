import backoff from "./backoff.fz?raw";
import dice from "./dice.fz?raw";
import helpdesk from "./helpdesk.fz?raw";
import order from "./order.fz?raw";
import seed from "./seed.fz?raw";

/** Odds with which the seed diagram is first shown. */
const seedOdds = "// sim n8 -> n9 70%\n// sim n15 -> n16 95%\n";

/** The diagrams that the page brings along, by the key of their title in the words. */
export const examples = {
  seed: `${seed.trimEnd()}\n${seedOdds}`,
  order,
  helpdesk,
  backoff,
  dice,
} as const;

export type Example = keyof typeof examples;

/** The names of the examples in the order in which they are offered. */
export const exampleNames = Object.keys(examples) as readonly Example[];

/** The example whose diagram a text holds, whatever its simulation lines say; `null` if it is none of them. */
export function recogniseExample(text: string): Example | null {
  const drawn = withoutNumbers(text);
  return exampleNames.find((name) => withoutNumbers(examples[name]) === drawn) ?? null;
}

function withoutNumbers(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("//"))
    .join("\n");
}
