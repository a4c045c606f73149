import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Alone, killAlone, startAlone } from "../alone.ts";
import { seedPage } from "../diagrams.ts";

/** What `POST /api/diagrams` answers. */
interface Stored {
  readonly id: string;
  readonly url: string;
  readonly embedUrl: string;
  readonly token: string | null;
}

const kept = mkdtempSync(join(tmpdir(), "flowodds-"));
let server: Alone;
const start = () => startAlone("worker/serve-alone.ts", { KEPT: kept });

beforeAll(async () => {
  server = await start();
}, 60_000);
afterAll(async () => {
  await killAlone(server);
  rmSync(kept, { recursive: true, force: true });
});

const store = (text: string | Uint8Array<ArrayBuffer>) =>
  fetch(`${server.url}/api/diagrams`, { method: "POST", body: text });
/** The bytes of a stored text, over a connection of its own: one that was kept may be closed by the server just as it is used again. */
const readBytes = (id: string) =>
  new Promise<string>((resolve, reject) => {
    const asked = get(`${server.url}/api/diagrams/${id}.fz`, { agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve(Buffer.concat(chunks).toString("hex")));
    });
    asked.on("error", reject);
  });

/** A text of each kind that bytes could suffer from. */
function inventText(i: number): string {
  const label = [
    "plain",
    "\u00e9\u00df",
    "\u6f22\u5b57",
    "\ud83d\ude80",
    "\u0000",
    "\r\n",
    "'; DROP TABLE diagrams; --",
    "\ufeff",
  ][i % 8];
  return `${i % 16 === 7 ? "\ufeff" : ""}${seedPage}\n// ${i} ${label}\n${"x".repeat(i % 500)}`;
}

test("a thousand texts stored and read at the same time come back byte for byte, and still do after the server was killed", {
  timeout: 180_000,
}, async () => {
  const texts = Array.from({ length: 1000 }, (_, i) => inventText(i));
  const ids = await Promise.all(
    texts.map(async (text, i) => {
      const answer = await store(text);
      const { id } = (await answer.json()) as Stored;
      expect([i, answer.status]).toEqual([i, 201]);
      expect(await readBytes(id)).toBe(Buffer.from(text).toString("hex"));
      return id;
    }),
  );
  expect(new Set(ids).size).toBe(1000);
  expect(Math.min(...ids.map((id) => id.length))).toBeGreaterThanOrEqual(10);
  console.log(`1,000 texts stored and read at once, byte for byte; ids as ${ids[0]}`);

  await killAlone(server);
  await expect(fetch(server.url)).rejects.toThrow();
  server = await start();
  let same = 0;
  await Promise.all(
    texts.map(async (text, i) => {
      if ((await readBytes(ids[i]!)) === Buffer.from(text).toString("hex")) same++;
    }),
  );
  console.log(`after the server was killed and started again: ${same} of 1,000 are there, byte for byte`);
  expect(same).toBe(1000);

  const again = await Promise.all(
    texts.slice(0, 50).map(async (text) => (await store(text)).json() as Promise<Stored>),
  );
  expect(again.map(({ id }) => id)).toEqual(ids.slice(0, 50));
  expect(again.every(({ token }) => token === null)).toBe(true);
});

test("a text that many store at the same moment is stored once, and one of them owns it", {
  timeout: 60_000,
}, async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => store(`${seedPage}\n// everybody's`)));
  const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as Stored[];
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(1);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(bodies.filter(({ token }) => token !== null)).toHaveLength(1);
});

test("a token that is not the owner's deletes nothing, the owner's does, once", async () => {
  const { id, token } = (await (await store(`${seedPage}\n// for a while`)).json()) as Stored;
  const remove = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/diagrams/${id}`, { method: "DELETE", headers });
  const wrong = await remove({ authorization: `Bearer ${"A".repeat(43)}` });
  const said = (await wrong.json()) as { code: string };
  console.log(`delete with a wrong token: ${wrong.status} ${said.code}`);
  expect([wrong.status, said.code]).toEqual([403, "wrong-token"]);
  expect((await remove({})).status).toBe(401);
  expect((await fetch(`${server.url}/api/diagrams/${id}.fz`)).status).toBe(200);
  expect((await remove({ authorization: `Bearer ${token}` })).status).toBe(204);
  expect((await fetch(`${server.url}/api/diagrams/${id}.fz`)).status).toBe(404);
  expect((await remove({ authorization: `Bearer ${token}` })).status).toBe(404);
});
