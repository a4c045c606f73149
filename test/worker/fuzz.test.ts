import { connect } from "node:net";
import { performance } from "node:perf_hooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerParse } from "#core/answer/parse";
import { decodeFlowZap, decodeLink } from "#core/formats/link";
import { sourceLimit } from "#core/language/size";
import { readFixtures, seedPage } from "../diagrams.ts";
import { type Served, serveBuilt } from "../serve.ts";
import { createDraw, drawBody, drawLink } from "./hostile.ts";
import { Client, listJobs } from "./mixed.ts";

/*
 * What is sent to the built Worker to make it fail. The suite sends a few; `npm run fuzz` sends 20,000 bodies and reads 5,000 links, and then
 * holds each to two seconds too.
 */
const bodies = Number(process.env.FUZZ_BODIES ?? 200);
const links = Number(process.env.FUZZ_LINKS ?? 100);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const timed = process.env.FUZZ_BODIES !== undefined;
const minutes = 60_000;

const texts = [seedPage, ...readFixtures().map(({ source }) => source)];

let served: Served;
beforeAll(async () => {
  served = await serveBuilt();
}, minutes);
afterAll(() => served.close());

interface Row {
  sent: number;
  ok: number;
  refused: number;
  failed: number;
  lost: number;
  slow: number;
  slowest: number;
}

class Table {
  readonly rows = new Map<string, Row>();

  add(kind: string, status: number, ms: number): void {
    const none = { sent: 0, ok: 0, refused: 0, failed: 0, lost: 0, slow: 0, slowest: 0 };
    const row = this.rows.get(kind) ?? none;
    this.rows.set(kind, row);
    row.sent++;
    row[status === 0 ? "lost" : status < 400 ? "ok" : status < 500 ? "refused" : "failed"]++;
    if (ms > 2000) row.slow++;
    row.slowest = Math.max(row.slowest, Math.round(ms));
  }

  sum(column: keyof Row): number {
    return [...this.rows.values()].reduce((sum, row) => sum + row[column], 0);
  }

  print(): void {
    console.table(Object.fromEntries([...this.rows].sort(([a], [b]) => (a < b ? -1 : 1))));
  }
}

test(
  "no body makes the Worker fail: each is answered, or refused by what is wrong with it",
  async () => {
    const draw = createDraw(seed);
    const table = new Table();
    let left = bodies;
    const client = async (): Promise<void> => {
      while (left-- > 0) {
        const { kind, path, headers, body } = drawBody(draw, texts);
        const begun = performance.now();
        const status = await fetch(served.url + path, { method: "POST", headers, body }).then(
          async (answer) => {
            await answer.arrayBuffer();
            return answer.status;
          },
          () => 0,
        );
        table.add(kind, status, performance.now() - begun);
      }
    };
    await Promise.all(Array.from({ length: 4 }, client));
    if (timed) table.print();
    expect([table.sum("sent"), table.sum("failed"), table.sum("lost")]).toEqual([bodies, 0, 0]);
    if (timed) expect(table.sum("slow")).toBe(0);
    expect((await fetch(`${served.url}/api/health`)).status).toBe(200);
  },
  20 * minutes,
);

test(
  "no link makes a page fail: it is read, or told what is wrong with it, and never more than a text may be",
  () => {
    const draw = createDraw(seed + 1);
    const table = new Table();
    for (let i = 0; i < links; i++) {
      const { kind, link } = drawLink(draw, texts);
      const begun = performance.now();
      const read = decodeLink(link);
      const other = decodeFlowZap(link.slice(2));
      for (const one of [read, other]) {
        if (!one.ok) continue;
        expect(new TextEncoder().encode(one.text).length).toBeLessThanOrEqual(3 * sourceLimit);
        answerParse(one.text, { locale: "en" });
      }
      table.add(kind, read.ok ? 200 : 400, performance.now() - begun);
    }
    if (timed) table.print();
    expect(table.sum("sent")).toBe(links);
    if (timed) expect(table.sum("slow")).toBe(0);
  },
  20 * minutes,
);

test("twenty clients at once are each given what core gives, to the byte, and lose no connection", async () => {
  const jobs = await listJobs(texts.slice(0, 4));
  const first = new Client();
  for (const job of jobs) await first.ask(served.url, job);
  first.close();
  const fates = await Promise.all(
    Array.from({ length: 20 }, async (_, begin) => {
      const client = new Client();
      const mine = [];
      for (let i = begin; i < begin + 8; i++) mine.push(await client.ask(served.url, jobs[(i * 7) % jobs.length]!));
      client.close();
      expect(client.again).toBe(0);
      return mine;
    }),
  );
  expect(fates.flat().filter((fate) => fate !== "right")).toEqual([]);
}, 60_000);

const countAnswers = (heard: string): number => heard.match(/HTTP\/1\.1 \d+/g)?.length ?? 0;

/** What comes back on a connection on which exactly this is written, until so many answers came, it is closed, or the milliseconds are over. */
function write(parts: readonly string[], answers: number, ms: number): Promise<string> {
  const { hostname, port } = new URL(served.url);
  const socket = connect(Number(port), hostname);
  let heard = "";
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(heard);
    };
    const timer = setTimeout(end, ms);
    socket.on("data", (chunk) => {
      heard += chunk.toString("latin1");
      if (countAnswers(heard) >= answers) end();
    });
    socket.on("close", end);
    socket.on("error", end);
    void (async () => {
      for (const part of parts) {
        socket.write(part);
        await new Promise((next) => setTimeout(next, 20));
      }
    })();
  });
}

describe("on a bare connection", () => {
  const host = "Host: flowodds.test\r\n";
  const head = `POST /api/parse HTTP/1.1\r\n${host}Content-Type: text/plain\r\n`;
  const next = `GET /api/health HTTP/1.1\r\n${host}\r\n`;

  test("lengths that are unclear smuggle no second request past the first, and a body that breaks off is told so", async () => {
    const unclear = ["4\r\nContent-Length: 60", "4x", "-1"].map((length) => `Content-Length: ${length}\r\n\r\nA {}`);
    const broken = "Transfer-Encoding: chunked\r\n\r\nzz\r\nA {}\r\n0\r\n\r\n";
    const heard = await Promise.all([...unclear, broken].map((body) => write([head + body + next], 2, 2000)));
    expect(heard.map(countAnswers)).toEqual([1, 1, 1, 1]);
    // The first three never come to the Worker: the runtime refuses them, and closes.
    for (const one of heard.slice(0, 3)) expect(one).toContain("Connection: close");
    expect(heard[3]).toMatch(/^HTTP\/1\.1 400 /);
    expect(heard[3]).toContain("broken-body");
  });

  test.each([
    ["compressed", "/api/parse", "Content-Encoding: gzip\r\n", 20_000],
    ["over the bound", "/api/parse", "", sourceLimit + 1],
    ["far over the bound", "/api/parse", "", 3_000_000],
    ["sent where nothing is", "/api/nothing", "", 20_000],
    ["sent to what takes none", "/api/health", "", 20_000],
  ])("a body that is refused, %s, does not cost the request after it", async (_what, path, header, length) => {
    const sent = `POST ${path} HTTP/1.1\r\n${host}${header}Content-Length: ${length}\r\n\r\n${"a".repeat(length)}`;
    const heard = await write([sent, next], 2, 5000);
    expect(heard).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect(heard).toContain("HTTP/1.1 200 ");
  });

  test("methods and headers that nobody sends do not make the Worker fail, and what the runtime refuses stops nobody else", async () => {
    const methods = ["PROPFIND", "TRACE", "PATCH"].map((method) => `${method} /api/parse HTTP/1.1\r\n${host}\r\n`);
    const headers = [": x", "A B: x", `X: ${"x".repeat(40_000)}`, "X: \0", "Accept: \xff", "Cookie"].map(
      (header) => `GET /api/health HTTP/1.1\r\n${host}${header}\r\n\r\n`,
    );
    const addresses = [`/${"%ff".repeat(3000)}`, "//evil.test/api/health", "/s/%00", "/api/diagrams/__proto__"].map(
      (path) => `GET ${path} HTTP/1.1\r\n${host}\r\n`,
    );
    const requests = [...methods, ...headers, ...addresses, "GET /api/health HTTP/9.9\r\n\r\n"];
    const heard = await Promise.all(requests.map((request) => write([request], 1, 5000)));
    expect(heard.map((one) => /^HTTP\/1\.1 [2-4]\d\d /.test(one))).toEqual(requests.map(() => true));
    // These never come to the Worker.
    const refused = [
      ...["CONNECT", "G\tET", "\0", "A".repeat(9000)].map((method) => `${method} /api/parse HTTP/1.1\r\n${host}\r\n`),
      `GET /api/health HTTP/1.1\r\n${host}Host: b\r\n\r\n`,
    ];
    const answers = await Promise.all(refused.map((request) => write([request], 1, 5000)));
    expect(answers.every((one) => one.includes("Connection: close"))).toBe(true);
    expect((await fetch(`${served.url}/api/health`)).status).toBe(200);
  });

  test("a body that arrives letter by letter is read, and one that never ends keeps nobody else waiting", async () => {
    const slow = write([`${head}Content-Length: 8\r\n\r\n`, ..."A { }\r\n "], 1, 5000);
    const never = write([`${head}Content-Length: 1000\r\n\r\nA {`], 1, 500);
    expect((await fetch(`${served.url}/api/health`)).status).toBe(200);
    expect(await slow).toContain("HTTP/1.1 200");
    expect(await never).toBe("");
  });
});
