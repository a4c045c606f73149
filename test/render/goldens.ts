import { readFixtures, type Sample } from "../diagrams.ts";
import { draw } from "./drawn.ts";

/** Diagrams that are kept as images: the seed and three of the page's examples. */
const kept = ["fixtures/seed.fz", "examples/backoff.fz", "examples/dice.fz", "examples/order.fz"];

/** The ways in which a diagram is drawn for the eye: by name of the file, without its ending. */
export function drawAll({ name, source }: Sample): ReadonlyMap<string, string> {
  const base = name.replace(/^.*\//, "").replace(/\.fz$/, "");
  return new Map([
    [`${base}-light`, draw(source)],
    [`${base}-dark`, draw(source, { theme: "dark" })],
    [`${base}-flow`, draw(source, { flow: true })],
    [`${base}-vertical`, draw(source, { orientation: "vertical", density: "compact" })],
    [`${base}-moving`, draw(source, { animate: true, density: "compact" })],
  ]);
}

/** Every image that is kept, one element a line, so that a change can be read. */
export function drawGoldens(): ReadonlyMap<string, string> {
  const samples = readFixtures().filter(({ name }) => kept.includes(name));
  const all = samples.flatMap((sample) => [...drawAll(sample)]);
  return new Map(all.map(([name, svg]) => [name, `${svg.replaceAll("><", ">\n<")}\n`]));
}
