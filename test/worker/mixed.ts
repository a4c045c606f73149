import { Agent, request } from "node:http";
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

/** A kept connection was closed before an answer began: a second try on a new one changes nothing, as every request here may be repeated. */
class ClosedBefore extends Error {}

/**
 * A client with one connection that it keeps, as 200 people have 200 of them. A pool shared by all would let some of its connections lie idle: workerd
 * closes one after five seconds, and under load it may do so before it reads a request that has arrived on it.
 */
export class Client {
  /** Requests that were sent again, since the server had closed the kept connection before it answered (RFC 9112, 9.3.1). */
  again = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  /** Asks and judges. */
  async ask(url: string, job: Job): Promise<Fate> {
    try {
      const { status, text } = await this.send(url, job).catch((error: unknown) => {
        if (!(error instanceof ClosedBefore)) throw error;
        this.again++;
        return this.send(url, job);
      });
      if (status >= 500) return "failed";
      return job.statuses.includes(status) && job.isRight(text) ? "right" : "wrong";
    } catch {
      return "lost";
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private send(url: string, { method, path, source }: Job): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const sent = request(url + path, { method, agent: this.agent }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
        answer.on("error", reject);
      });
      sent.on("error", (error) => reject(sent.reusedSocket ? new ClosedBefore() : error));
      sent.end(source);
    });
  }
}
