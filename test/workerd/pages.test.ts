import { describe, expect, test } from "vitest";
import { ask } from "./ask.ts";

const readPage = async (path: string, init?: RequestInit) => {
  const answer = await ask(path, init);
  return { answer, text: await answer.text() };
};

describe("the pages", () => {
  test("the playground is at /, whatever its query says", async () => {
    const { answer, text } = await readPage("/");
    expect([answer.status, answer.headers.get("content-type")?.split(";")[0]]).toEqual([200, "text/html"]);
    expect((await readPage("/?code=abc")).text).toBe(text);
  });

  test("the embed is at /embed and whatever follows it", async () => {
    const { answer, text } = await readPage("/embed");
    expect(answer.status).toBe(200);
    expect(text).not.toBe((await readPage("/")).text);
    for (const path of ["/embed/", "/embed/abc", "/embed/abc/def", "/embed?autoplay=1"]) {
      expect([path, (await readPage(path)).text === text]).toEqual([path, true]);
    }
  });

  test("the gallery of patterns is at /gallery", async () => {
    const { answer, text } = await readPage("/gallery");
    expect([answer.status, answer.headers.get("content-type")?.split(";")[0]]).toEqual([200, "text/html"]);
    expect(text).toContain('<main id="gallery">');
    expect((await readPage("/gallery.html")).text).toBe(text);
  });

  test("a page that the browser has already is not sent again", async () => {
    const etag = (await ask("/")).headers.get("etag");
    expect(etag).not.toBeNull();
    const again = await ask("/", { headers: { "if-none-match": etag ?? "" } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect(again.headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});

describe("an address with nothing behind it", () => {
  test.each(["/nothing", "/nothing/here", "/s", "/assets/nothing.js", "/%ff"])(
    "%s: a page that says so",
    async (path) => {
      const { answer, text } = await readPage(path);
      expect([answer.status, answer.headers.get("content-type")?.split(";")[0]]).toEqual([404, "text/html"]);
      expect(text).toContain('<a href="/">Open the playground</a>');
      expect(text).not.toMatch(/<style|style=|<script/);
    },
  );

  test("is told in French to those who read it", async () => {
    const { answer, text } = await readPage("/nothing", { headers: { "accept-language": "fr" } });
    expect(answer.headers.get("content-language")).toBe("fr");
    expect(text).toContain('<html lang="fr">');
  });

  test("its address is not repeated in it", async () => {
    expect((await readPage("/<script>alert(1)</script>")).text).not.toContain("alert");
  });
});
