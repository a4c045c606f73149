/** Prints how much the scripts of each built page weigh against their budgets, and fails where one is over. Says nothing where there is no build. */
import { existsSync } from "node:fs";
import { budgets, findScripts, weighScripts } from "./page-scripts.ts";

const client = "dist/client";
for (const [page, budget] of Object.entries(budgets)) {
  if (!existsSync(`${client}/${page}`)) continue;
  const bytes = weighScripts(client, findScripts(client, page));
  const kilo = (value: number) => (value / 1000).toFixed(1);
  console.log(`${page}: ${kilo(bytes)} kB gzipped of ${kilo(budget)} kB`);
  if (bytes > budget) process.exitCode = 1;
}
