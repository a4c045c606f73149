import { recogniseExample } from "../examples/examples.ts";
import type { Words } from "../i18n/en.ts";
import type { State } from "../state.ts";

const longest = 60;

/** What a diagram is called: the title of the example that it is, else the labels of its lanes, shortened. */
export function nameDiagram({ text, reading }: Pick<State, "text" | "reading">, words: Words): string {
  const example = recogniseExample(text);
  if (example !== null) return words.examples.items[example].title;
  const name = reading.model.lanes.map(({ label }) => label).join(", ");
  if (name === "") return words.examples.untitled;
  return name.length > longest ? `${name.slice(0, longest - 1).trimEnd()}…` : name;
}
