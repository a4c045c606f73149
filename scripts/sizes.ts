/** Prints how much the scripts of each built page, and those that the Worker loads first, weigh against their budgets, and fails where one is over. Says nothing where there is no build. */
import { existsSync } from "node:fs";
import { budgets, findScripts, weighScripts } from "./page-scripts.ts";
import { findFirstScripts, firstBudget, weighTogether, workerFolder } from "./worker-scripts.ts";

const client = "dist/client";
const kilo = (value: number) => (value / 1000).toFixed(1);

function tell(name: string, bytes: number, budget: number): void {
  console.log(`${name}: ${kilo(bytes)} kB gzipped of ${kilo(budget)} kB`);
  if (bytes > budget) process.exitCode = 1;
}

for (const [page, budget] of Object.entries(budgets)) {
  if (existsSync(`${client}/${page}`)) tell(page, weighScripts(client, findScripts(client, page)), budget);
}
if (existsSync(`${workerFolder}/index.js`)) {
  tell("Worker before its first answer", weighTogether(workerFolder, findFirstScripts(workerFolder)), firstBudget);
}
