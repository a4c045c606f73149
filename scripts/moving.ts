import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { answerRender } from "#core/answer/render";

const place = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Odds with which the seed diagram is shown in README. */
const odds = "// sim n8 -> n9 70%\n// sim n15 -> n16 95%\n";

const source = `${readFileSync(place("web/examples/seed.fz"), "utf8").trimEnd()}\n${odds}`;
const answer = answerRender(source, { locale: "en", animate: true, density: "compact", width: 1000 });
if (answer.kind !== "drawing") throw new Error(answer.kind);
writeFileSync(place("docs/seed.svg"), answer.svg);
console.log(`docs/seed.svg: ${answer.svg.length} characters`);
