import { describe, expect, test } from "vitest";
import * as limits from "../../worker/limits.ts";
import { ask, post, postJson, readProblem, seedPage, smallest } from "./ask.ts";

async function render(query: string, source = seedPage): Promise<string> {
  const answer = await post(`/api/render${query}`, source);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/svg+xml; charset=utf-8"]);
  return answer.text();
}

describe("POST /api/render", () => {
  test("answers an SVG document, by raw body and by JSON alike, the same bytes each time", async () => {
    const svg = await render("?theme=dark&width=800&orientation=vertical&density=compact");
    expect(svg).toMatch(/^<svg [^>]*width="800"/);
    expect(svg).toContain("#0f1319");
    const options = { theme: "dark", width: 800, orientation: "vertical", density: "compact" };
    expect(await (await postJson("/api/render", { source: seedPage, ...options })).text()).toBe(svg);
    expect(await render("?theme=dark&width=800&orientation=vertical&density=compact")).toBe(svg);
  });

  test("draws flow and motion where asked for", async () => {
    const plain = await render("");
    expect(plain).not.toMatch(/animate|reached by/);
    const rich = await render("?animate=1&flow=1");
    expect(rich).toContain("<animateMotion ");
    expect(rich).toContain("reached by");
    expect(rich).not.toMatch(/<script|\son\w+=|href=|<image|foreignObject|<!/i);
    expect(await render("?flow=1&lang=fr")).toContain("atteint par");
  });

  test("shows labels as text, whatever they hold", async () => {
    const label = "</text><script>alert(1)</script>";
    const svg = await render("", smallest.replace("n1: circle", `n1: circle label:"${label}"`));
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&lt;/text&gt;");
  });

  test("tells how long it took in a header, and its language", async () => {
    const answer = await post("/api/render?lang=fr", smallest);
    expect(answer.headers.get("server-timing")).toMatch(/^draw;dur=\d+, total;dur=\d+$/);
    expect(answer.headers.get("content-language")).toBe("fr");
  });

  test.each([
    ["theme=blue", "theme", "one-of"],
    ["format=gif", "format", "one-of"],
    ["animate=2", "animate", "flag"],
    ["width=wide", "width", "whole-number"],
    [`width=${limits.leastImageWidth - 1}`, "width", "at-least"],
    [`width=${limits.imageWidth + 1}`, "width", "at-most"],
  ])("tells a wrong option where it stands: %s", async (query, at, code) => {
    const problem = await readProblem(await post(`/api/render?${query}`, smallest));
    expect([problem.status, problem.code]).toEqual([400, "bad-option"]);
    expect(problem.errors).toEqual([{ at, code, detail: expect.any(String) }]);
  });

  test("refuses a text with errors, as the other routes do", async () => {
    const problem = await readProblem(await post("/api/render", smallest.replace("-> n2", "-> n99")));
    expect([problem.status, problem.code]).toEqual([422, "invalid-diagram"]);
    expect(problem.diagnostics?.map(({ code }) => code)).toContain("flow/unknown-node");
    expect((await readProblem(await post("/api/render", " \n"))).code).toBe("empty-source");
  });

  test("gives up a run that takes more than an image may", async () => {
    const endless = `A {
n1: circle
n2: diamond
n3: circle
n1.handle(right) -> n2.handle(left)
n2.handle(bottom) -> n2.handle(top) [label="again"]
n2.handle(right) -> n3.handle(left) [label="out"]
}
// sim n2 -> n3 0.001%
// sim limit 1000000
`;
    const problem = await readProblem(await post("/api/render?animate=1", endless));
    expect([problem.status, problem.code, problem.limit]).toEqual([422, "over-budget", limits.imageVisits]);
    expect(await render("", endless)).toContain("<svg");
  });

  test("is offered to POST alone", async () => {
    const answer = await ask("/api/render");
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });
});

describe("as a PNG", () => {
  /** Width and height of a PNG, from its first chunk. */
  async function sizeOf(answer: Response): Promise<[number, number]> {
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
    const view = new DataView(await answer.arrayBuffer());
    expect(view.getUint32(0)).toBe(0x89504e47);
    return [view.getUint32(16), view.getUint32(20)];
  }

  test("is as wide as it is asked to be, in the drawing's proportion", async () => {
    const [, width = 0, height = 1] = /width="(\d+)" height="([\d.]+)"/.exec(await render("?width=1200")) ?? [];
    const size = await sizeOf(await post("/api/render?format=png&width=1200", seedPage));
    expect(size[0]).toBe(Number(width));
    expect(Math.abs(size[1] - Number(height))).toBeLessThanOrEqual(1);
  });

  test("stands still, and is the same bytes each time", async () => {
    const bytes = async (query: string) =>
      new Uint8Array(await (await post(`/api/render?format=png&width=300${query}`, seedPage)).arrayBuffer());
    expect(await bytes("&animate=1")).toEqual(await bytes(""));
  });

  test("has its bound in pixels: told where a width was asked for, kept to where none was", async () => {
    const down = `${limits.imageWidth}&orientation=vertical`;
    const problem = await readProblem(await post(`/api/render?format=png&width=${down}`, seedPage));
    expect([problem.status, problem.code, problem.limit]).toEqual([422, "too-many-pixels", limits.imagePixels]);
    const lane = (n: number) => `n${n}: rectangle\n${n > 0 ? `n${n - 1}.handle(right) -> n${n}.handle(left)\n` : ""}`;
    const long = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => `L${k} {\nm${k}: circle\n}\n`).join("");
    const many = `A {\n${Array.from({ length: 60 }, (_, n) => lane(n)).join("")}}\n${long}`;
    const [width, height] = await sizeOf(await post("/api/render?format=png", many));
    expect(width * height).toBeLessThanOrEqual(limits.imagePixels);
    expect(width).toBeGreaterThan(1000);
  });
});
