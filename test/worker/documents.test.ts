import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { read } from "../../web/reading.ts";
import { readXml } from "../render/read-xml.ts";
import { type Served, serveBuilt } from "../serve.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
].sort();

interface Block {
  readonly document: string;
  readonly line: number;
  readonly kind: string;
  readonly code: string;
}

/** Every fenced block of a document, those inside lists too. */
function listBlocks(document: string): readonly Block[] {
  const text = readFileSync(join(root, document), "utf8");
  return [...text.matchAll(/^([ \t]*)```(\w*)\n([\s\S]*?)^\1```/gm)].map(({ 1: indent, 2: kind, 3: code, index }) => ({
    document,
    line: text.slice(0, index).split("\n").length,
    kind: kind ?? "",
    code: (code ?? "").replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  }));
}

const blocks = documents.flatMap(listBlocks);
const of = (...kinds: readonly string[]) =>
  blocks.filter(({ kind }) => kinds.includes(kind)).map((one) => [`${one.document}:${one.line}`, one.code] as const);

let served: Served;
let room: string;
beforeAll(async () => {
  served = await serveBuilt();
  room = mkdtempSync(join(tmpdir(), "documents-"));
  copyFileSync(join(root, "web/examples/seed.fz"), join(room, "webhook.fz"));
}, 60_000);
afterAll(async () => {
  await served.close();
  rmSync(room, { recursive: true });
});

test("every block is of a kind that is tried below", () => {
  const tried = ["sh", "html", "fz", "ts", "js", "json"];
  expect(blocks.filter(({ kind }) => !tried.includes(kind))).toEqual([]);
  expect(blocks.length).toBeGreaterThan(4);
});

describe("what a shell is told", () => {
  test.each(of("sh"))("%s works", async (_place, code) => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const built = ["ci", "install"];
    let token = "";
    for (const line of code.replaceAll(/\\\n\s*/g, " ").split("\n")) {
      const asked = line.replace(/\s#.*$/, "").trim();
      if (asked === "" || asked.startsWith("#")) continue;
      if (!asked.startsWith("curl ")) {
        // Scripts of the package: that they are there; running them is what the other tests do.
        for (const [, name] of asked.matchAll(/npm (?:run )?([\w-]+)/g))
          expect([...Object.keys(scripts), ...built]).toContain(name);
        expect(asked).toMatch(/^(?:npm|npx) /);
        continue;
      }
      // Three dots stand for the text of the diagram.
      const whole = JSON.stringify(readFileSync(join(room, "webhook.fz"), "utf8"));
      const own = asked
        .replace('"source": "..."', () => `"source": ${whole}`)
        .replace("Bearer ...", () => `Bearer ${token}`)
        .replaceAll("http://localhost:5173", served.url)
        .replace(/^curl /, "curl -sS --fail-with-body ");
      const done = spawnSync("sh", ["-c", own], { cwd: room, encoding: "utf8", timeout: 60_000 });
      expect(done.status, `${own}\n${done.stdout}${done.stderr}`).toBe(0);
      expect(done.stderr).toBe("");
      token = /"token":"([^"]+)"/.exec(done.stdout)?.[1] ?? token;
    }
  });
});

describe("what is shown as code", () => {
  test.each([["none so far", ""] as const, ...of("fz")])("%s is a diagram without errors", (_place, code) => {
    expect(read(code).errors).toEqual([]);
  });

  test.each(of("html"))("%s is well-formed HTML", (_place, code) => {
    const page = readXml(`<body>${code.trim().replaceAll(/ (async|defer)(?=[ >])/g, ' $1=""')}</body>`);
    expect(page.children.map((child) => (typeof child === "string" ? child : child.name))).toContain(
      code.includes("<script") ? "flowodds-embed" : "iframe",
    );
  });

  test.each([...of("ts"), ...of("js")])("%s is a script", (_place, code) => {
    expect(parseSync("shown.ts", code).errors).toEqual([]);
  });

  test.each([["none so far", "{}"] as const, ...of("json")])("%s is JSON", (_place, code) => {
    expect(() => JSON.parse(code)).not.toThrow();
  });
});

test("every file that a document links to is there", () => {
  const lost = documents.flatMap((document) =>
    [...readFileSync(join(root, document), "utf8").matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, path]) => relative(root, join(root, document, "..", path!)))
      .filter((path) => spawnSync("test", ["-e", join(root, path)]).status !== 0)
      .map((path) => `${document} -> ${path}`),
  );
  expect(lost).toEqual([]);
});
