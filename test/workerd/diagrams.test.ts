import { describe, expect, test } from "vitest";
import * as limits from "../../worker/limits.ts";
import { ask, post, postJson, readProblem, seedPage, smallest } from "./ask.ts";

interface Stored {
  readonly id: string;
  readonly url: string;
  readonly embedUrl: string;
  readonly token: string | null;
}

const store = async (text: string): Promise<Stored> => (await post("/api/diagrams", text)).json<Stored>();
const unknownId = "z".repeat(12);

describe("a diagram that is stored", () => {
  test("has an id of its text, and the addresses of its page and its embed", async () => {
    const answer = await post("/api/diagrams", seedPage);
    const { id, url, embedUrl, token } = await answer.json<Stored>();
    expect(answer.status).toBe(201);
    expect(id).toMatch(/^[1-9A-HJ-NP-Za-km-z]{12}$/);
    expect([url, embedUrl]).toEqual([`https://flowodds.test/s/${id}`, `https://flowodds.test/embed/${id}`]);
    expect(token).toMatch(/^[\w-]{43}$/);
    const again = await postJson("/api/diagrams", { source: seedPage });
    expect([again.status, await again.json()]).toEqual([200, { id, url, embedUrl, token: null }]);
    expect((await store(`${seedPage} `)).id).not.toBe(id);
  });

  test.each([
    ["plain", smallest],
    ["with errors", "A {\nn1 nonsense\n"],
    ["with a byte order mark, NUL and line ends of all kinds", `\ufeff${smallest}\r\n\r\0`],
    ["as large as it may be", `${smallest}//${"x".repeat(limits.sourceBytes - smallest.length - 2)}`],
  ])("comes back byte for byte: %s", async (_what, text) => {
    const { id } = await store(text);
    const answer = await ask(`/api/diagrams/${id}.fz`);
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new TextEncoder().encode(text));
    const described = await (await ask(`/api/diagrams/${id}.json`)).json<{ source: string }>();
    expect(described.source).toBe(text);
  });

  test("is drawn as POST /api/render draws it, with the same options", async () => {
    const { id } = await store(seedPage);
    for (const query of ["", "?theme=dark&width=600&lang=fr", "?flow=1&density=compact"]) {
      const svg = await ask(`/api/diagrams/${id}.svg${query}`);
      expect(svg.headers.get("content-type")).toContain("image/svg+xml");
      expect(await svg.text()).toBe(await (await post(`/api/render${query}`, seedPage)).text());
    }
    const png = await ask(`/api/diagrams/${id}.png?width=300`);
    expect(png.headers.get("content-type")).toBe("image/png");
    expect((await readProblem(await ask(`/api/diagrams/${id}.svg?width=1`))).code).toBe("bad-option");
    const broken = await store("A {\nn1 nonsense here -> \nn1.handle(right) -> n9.handle(left)\n}");
    expect((await readProblem(await ask(`/api/diagrams/${broken.id}.svg`))).code).toBe("invalid-diagram");
  });

  test("keeps what it was based on", async () => {
    const parent = await store(`${smallest}// parent`);
    const answer = await postJson("/api/diagrams", { source: `${smallest}// child`, basedOn: parent.id });
    const { id } = await answer.json<Stored>();
    const child = await (await ask(`/api/diagrams/${id}`)).json<{ basedOn: string; created: string }>();
    expect(child.basedOn).toBe(parent.id);
    expect(child.created).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(await (await ask(`/api/diagrams/${parent.id}`)).json()).toMatchObject({ basedOn: null });
  });

  test("is read by any origin, a sandboxed frame without one included", async () => {
    const { id } = await store(seedPage);
    const answer = await ask(`/api/diagrams/${id}.fz`, { headers: { origin: "null" } });
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    const preflight = await ask(`/api/diagrams/${id}`, {
      method: "OPTIONS",
      headers: { origin: "null", "access-control-request-method": "DELETE" },
    });
    expect(preflight.headers.get("access-control-allow-methods")).toContain("DELETE");
  });

  test("is deleted by its owner alone", async () => {
    const { id, token } = await store(`${smallest}// short-lived`);
    const remove = (authorization?: string) =>
      ask(`/api/diagrams/${id}`, { method: "DELETE", headers: authorization === undefined ? {} : { authorization } });
    for (const [authorization, status, code] of [
      [undefined, 401, "no-token"],
      [`Basic ${token}`, 401, "no-token"],
      [`Bearer ${"x".repeat(5000)}`, 401, "no-token"],
      [`Bearer ${"x".repeat(43)}`, 403, "wrong-token"],
    ] as const) {
      const answer = await remove(authorization);
      expect([answer.status, (await readProblem(answer)).code]).toEqual([status, code]);
    }
    expect((await remove(`Bearer ${token}`)).status).toBe(204);
    expect((await ask(`/api/diagrams/${id}`)).status).toBe(404);
    expect((await ask(`/s/${id}`)).status).toBe(404);
  });
});

describe("what is refused", () => {
  const five = "x".repeat(5_000_000);

  test.each([
    ["5 MB of text", () => post("/api/diagrams", five), 413, "source-too-large"],
    ["5 MB of JSON", () => postJson("/api/diagrams", { source: five }), 413, "source-too-large"],
    [
      "5 MB of an option",
      () => postJson("/api/diagrams", { source: smallest, basedOn: five }),
      413,
      "source-too-large",
    ],
    ["nothing", () => post("/api/diagrams", " \n"), 422, "empty-source"],
    ["no UTF-8", () => post("/api/diagrams", new Uint8Array([0xff, 0xfe])), 400, "bad-encoding"],
    ["a parent that is no id", () => post("/api/diagrams?basedOn=../../x", smallest), 400, "bad-option"],
    ["another method", () => ask("/api/diagrams"), 405, "wrong-method"],
    ["a change", () => ask(`/api/diagrams/${unknownId}`, { method: "PUT", body: "x" }), 405, "wrong-method"],
  ] as const)("%s", async (_what, request, status, code) => {
    const answer = await request();
    expect([answer.status, (await readProblem(answer)).code]).toEqual([status, code]);
  });

  test.each([
    unknownId,
    "constructor",
    "__proto__",
    "%00",
    "%ff",
    "'%20OR%201=1--",
    "<script>alert(1)",
    "x".repeat(3000),
    `${unknownId}.exe`,
    `${unknownId}.fz.fz`,
  ])("the id %s: 404, and nothing of it is repeated in the page", async (id) => {
    expect((await readProblem(await ask(`/api/diagrams/${id}`))).status).toBe(404);
    const page = await ask(`/s/${id}`);
    expect([page.status, page.headers.get("content-type")?.split(";")[0]]).toEqual([404, "text/html"]);
    expect(await page.text()).not.toContain("alert");
    expect((await ask(`/embed/${id}`)).status).toBe(404);
  });

  test("too many of one client, but not those of another or of this machine", { timeout: 60_000 }, async () => {
    const storeFrom = (client: string, i: number) =>
      post("/api/diagrams", `${smallest}// ${i}`, "text/plain", { "cf-connecting-ip": client });
    const { limit } = limits.storedDiagrams;
    expect((await storeFrom("2001:db8::1", 0)).status).toBeLessThan(300);
    // Two of the limit's periods may meet in the middle of this: the first that is refused is looked at, not the one after it.
    let refused = await storeFrom("2001:db8:0:0:ffff::1", 1);
    for (let i = 2; refused.status !== 429; i++) {
      expect(i).toBeLessThanOrEqual(2 * limit + 1);
      refused = await storeFrom(`2001:db8::${i + 1}`, i);
    }
    expect([refused.headers.get("retry-after"), (await readProblem(refused)).limit]).toEqual(["60", limit]);
    expect((await storeFrom("2001:db8:0:1::1", 0)).status).toBe(200);
    expect((await storeFrom("127.0.0.1", 0)).status).toBe(200);
    expect((await post("/api/diagrams", `${smallest}// 0`)).status).toBe(200);
  });
});

describe("the page of a stored diagram", () => {
  test("is the playground, with the text in its head", async () => {
    const { id } = await store(seedPage);
    const answer = await ask(`/s/${id}`, { headers: { "if-none-match": (await ask("/")).headers.get("etag") ?? "" } });
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toMatch(/<meta name="flowodds-link" content="1:[\w-]+">/);
    expect(page).toContain('<script type="module"');
    expect(await (await ask(`/embed/${id}`)).text()).toMatch(/<meta name="flowodds-link" content="1:[\w-]+">/);
  });

  test("has what others show before it is opened, whole and to be read back", async () => {
    const { id, url } = await store(seedPage);
    const page = await (await ask(`/s/${id}`)).text();
    const tag = (property: string) => new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(page)?.[1];
    expect(tag("og:title")).toBe("Webhook Sender, Webhook Delivery, Webhook Receiver");
    expect(tag("og:url")).toBe(url);
    expect(tag("og:type")).toBe("website");
    expect(tag("og:description")).toContain("3 lanes");
    const image = new URL(tag("og:image") ?? "");
    const drawn = await ask(image.pathname + image.search);
    expect([drawn.status, drawn.headers.get("content-type")]).toEqual([200, tag("og:image:type")]);
    const discovered = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(page)?.[1];
    const { pathname, search } = new URL((discovered ?? "").replaceAll("&amp;", "&"));
    expect((await ask(pathname + search)).status).toBe(200);
    console.log(["og:title", "og:description", "og:url", "og:image"].map((p) => `${p}: ${tag(p)}`).join("\n"));
  });

  test("a label cannot leave its tag", async () => {
    const hostile = smallest.replace("A {", "A { # \"><script>alert(1)</script>'&");
    const { id } = await store(hostile);
    const page = await (await ask(`/s/${id}`)).text();
    expect(page).not.toContain("<script>alert");
    const { html, title } = await (await ask(`/oembed?url=https://flowodds.test/s/${id}`)).json<Embed>();
    expect(title).toContain("<script>");
    expect(html).toMatch(/^<iframe [^<>]*><\/iframe>$/);
  });

  test("of an unknown id says so in both languages", async () => {
    const english = await ask(`/s/${unknownId}`);
    expect(await english.text()).toContain("No diagram is stored at this address");
    const french = await ask(`/s/${unknownId}`, { headers: { "accept-language": "fr" } });
    expect(french.headers.get("content-language")).toBe("fr");
    expect(await french.text()).toContain("Aucun diagramme n&#39;est enregistré à cette adresse");
  });
});

interface Embed {
  readonly version: string;
  readonly type: string;
  readonly title: string;
  readonly html: string;
  readonly width: number;
  readonly height: number;
  readonly thumbnail_url?: string;
  readonly thumbnail_width?: number;
  readonly thumbnail_height?: number;
}

describe("GET /oembed", () => {
  const askEmbed = (url: string, rest = "") => ask(`/oembed?url=${encodeURIComponent(url)}${rest}`);

  test("answers as oEmbed 1.0 says, for the page, the embed and a link that holds the diagram", async () => {
    const { id, url, embedUrl } = await store(seedPage);
    const meta = /content="(1:[\w-]+)"/.exec(await (await ask(`/s/${id}`)).text())?.[1];
    for (const address of [url, embedUrl, `https://flowodds.test/#${meta}`, `https://flowodds.test/embed#${meta}`]) {
      const answer = await askEmbed(address, "&format=json");
      const body = await answer.json<Embed>();
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(body).toMatchObject({
        version: "1.0",
        type: "rich",
        title: "Webhook Sender, Webhook Delivery, Webhook Receiver",
      });
      expect(body.html).toContain(`width="${body.width}" height="${body.height}"`);
      const src = /src="([^"]+)"/.exec(body.html)?.[1];
      expect(src).toBe(address.includes("#") ? `https://flowodds.test/embed#${meta}` : embedUrl);
      if (address === url) console.log(JSON.stringify(body));
    }
  });

  test.each([
    [100, 100],
    [320, 200],
    [400, 5000],
    [5000, 90],
    [1, 1],
  ])("keeps within %i by %i", async (width, height) => {
    const { url } = await store(seedPage);
    const body = await (await askEmbed(url, `&maxwidth=${width}&maxheight=${height}`)).json<Embed>();
    expect(body.width).toBeLessThanOrEqual(width);
    expect(body.height).toBeLessThanOrEqual(height);
    expect(body.thumbnail_width ?? 0).toBeLessThanOrEqual(width);
    expect(body.thumbnail_height ?? 0).toBeLessThanOrEqual(height);
    if (body.thumbnail_url === undefined) return;
    const { pathname, search } = new URL(body.thumbnail_url);
    const image = new DataView(await (await ask(pathname + search)).arrayBuffer());
    expect(image.getUint32(16)).toBe(body.thumbnail_width);
    expect(Math.abs(image.getUint32(20) - (body.thumbnail_height ?? 0))).toBeLessThanOrEqual(1);
  });

  test.each([
    ["", 400],
    ["?url=x&maxwidth=wide", 400],
    ["?url=x&maxwidth=-1", 400],
    ["?url=x&format=yaml", 400],
    ["?url=nothing", 404],
    ["?url=javascript:alert(1)", 404],
    [`?url=https://elsewhere.test/s/${unknownId}`, 404],
    [`?url=https://flowodds.test/s/${unknownId}`, 404],
    ["?url=https://flowodds.test/%231:nonsense", 404],
    ["?url=https://flowodds.test/api/health", 404],
    [`?url=https://flowodds.test/s/${unknownId}&format=xml`, 501],
  ])("%s is refused", async (query, status) => {
    expect((await readProblem(await ask(`/oembed${query}`))).status).toBe(status);
  });
});
