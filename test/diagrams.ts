import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A diagram to test with: a short name and its source. */
export interface Sample {
  readonly name: string;
  readonly source: string;
}

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const examples = fileURLToPath(new URL("../web/examples", import.meta.url));
const shared = fileURLToPath(new URL("../../shared", import.meta.url));

function readFolder(folder: string, prefix: string): Sample[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".fz"))
    .sort()
    .map((file) => ({ name: `${prefix}/${file}`, source: readFileSync(`${folder}/${file}`, "utf8") }));
}

/** The page around the seed's diagram as people paste it, prose and all. */
export const seedPage = readFileSync(`${fixtures}/seed-page.txt`, "utf8");

/** Diagrams that belong to the project, always there: made for tests, and the page's examples. */
export function readFixtures(): Sample[] {
  return [...readFolder(fixtures, "fixtures"), ...readFolder(examples, "examples")];
}

/** Larger sets that lie beside the project on some machines; empty elsewhere. */
export function readShared(set: "corpus" | "diagrams"): Sample[] {
  return readFolder(`${shared}/${set}`, set);
}
