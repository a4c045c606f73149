import { answerAnalyze } from "#core/answer/analyze";
import { answerParse } from "#core/answer/parse";
import { answerSimulate } from "#core/answer/simulate";
import { listIds } from "../../worker/stored/id.ts";

/** A request of one of several kinds, with the answer that it must get. */
export interface Job {
  readonly kind: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly source?: string;
  /** Statuses that are right. */
  readonly statuses: readonly number[];
  readonly isRight: (text: string) => boolean;
}

const write = (answer: { kind: string; body?: unknown }): string => {
  if (answer.kind !== "results") throw new Error(`core gives ${answer.kind}`);
  return JSON.stringify(answer.body);
};

/** Requests to parse, simulate, analyze, store and read back each of these diagrams; what core gives here is right, to the byte. */
export async function listJobs(sources: readonly string[]): Promise<readonly Job[]> {
  const ids = await Promise.all(sources.map(async (source) => (await listIds(new TextEncoder().encode(source)))[0]!));
  return sources.flatMap((source, i) => {
    const ask = (kind: string, query: string, expected: string): Job => ({
      kind,
      method: "POST",
      path: `/api/${kind}${query}`,
      source,
      statuses: [200],
      isRight: (text) => text === expected,
    });
    return [
      ask("parse", "", JSON.stringify(answerParse(source, { locale: "en" }))),
      ask("analyze", "?sensitivity=1", write(answerAnalyze(source, { locale: "en", sensitivity: true }))),
      ...[1, 2].map((seed) =>
        ask(
          "simulate",
          `?cases=1000&seed=${seed}`,
          write(answerSimulate(source, { locale: "en", cases: 1000, seed, exact: true })),
        ),
      ),
      {
        ...ask("store", "", ""),
        path: "/api/diagrams",
        statuses: [200, 201],
        isRight: (text) => (JSON.parse(text) as { id: string }).id === ids[i],
      },
      {
        kind: "read",
        method: "GET",
        path: `/api/diagrams/${ids[i]}.fz`,
        statuses: [200],
        isRight: (text) => text === source,
      },
    ];
  });
}

/** What became of a request: `lost` where no answer came. */
export type Fate = "right" | "wrong" | "failed" | "lost";

/** Asks and judges. */
export async function askJob(url: string, { method, path, source, statuses, isRight }: Job): Promise<Fate> {
  try {
    const answer = await fetch(url + path, { method, ...(source !== undefined && { body: source }) });
    const text = await answer.text();
    if (answer.status >= 500) return "failed";
    return statuses.includes(answer.status) && isRight(text) ? "right" : "wrong";
  } catch {
    return "lost";
  }
}
