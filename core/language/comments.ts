import type { Draft } from "./draft.ts";
import { enterStretch } from "./draft.ts";
import { peek, type Reader, textOf } from "./reader.ts";
import { readSim } from "./sim/read.ts";

/** Whether a comment is a simulation line: `// sim` and a blank, or nothing. */
export function isSim(comment: string): boolean {
  return /^\/\/[ \t\u00a0]*sim(?:[ \t\u00a0]|$)/.test(comment);
}

/** Reads a comment, which may be a simulation line. */
export function readComment(reader: Reader, draft: Draft): void {
  const token = peek(reader)!;
  reader.at++;
  enterStretch(draft, token.from).to = token.to;
  if (!isSim(textOf(reader, token))) return;
  const statement = readSim(reader, token);
  if (statement !== null) draft.sims.push(statement);
}
