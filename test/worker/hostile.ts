import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { encodeBase64Url } from "#core/formats/base64url";
import { encodeLink } from "#core/formats/link";

/** A request as somebody would send it who wants to see the Worker fail. */
export interface Hostile {
  readonly kind: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** Whole numbers from 0 up to, not including, a bound: the same ones for the same seed. */
export type Draw = (bound: number) => number;

export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const pick = <T>(draw: Draw, from: readonly T[]): T => from[draw(from.length)]!;

const noise = (draw: Draw, length: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length }, () => draw(256));

const tokens = ["{", "}", '"', "[", "]", "->", ".handle(", "n1", "loop [", "up to 9999999 times", "// sim ", "%", "\0"];
const strange = ["\ud800", "\u202e", "\ufeff", "𝒳", "\r", "1e999", "-1", "__proto__", "constructor", "]]>", "<script>"];

/** A text with up to eight places cut, doubled or overwritten. */
function mutate(draw: Draw, text: string): string {
  let made = text;
  for (let times = 1 + draw(8); times > 0; times--) {
    const at = draw(made.length + 1);
    const to = at + draw(20);
    const put = pick(draw, ["", made.slice(at, to).repeat(2), pick(draw, tokens), pick(draw, strange)]);
    made = made.slice(0, at) + put + made.slice(to);
  }
  return made;
}

const values = [null, true, -1, 1e308, 0.5, "", "x", [], {}, [[]], { source: "A {}" }, "9".repeat(400)];

const bomb = Buffer.alloc(20_000_000, 32);
const bombs = [
  ["gzip", gzipSync(bomb)],
  ["deflate", deflateSync(bomb)],
  ["br", brotliCompressSync(Buffer.alloc(1_000_000, 32))],
] as const;

const paths = ["/api/parse?layout=1", "/api/simulate?cases=200&limit=2000", "/api/analyze?steps=20", "/api/render"];
const plain = { "content-type": "text/plain" };
const json = { "content-type": "application/json" };

/** A body of one of the kinds, by a draw; `texts` are diagrams that are well. */
export function drawBody(draw: Draw, texts: readonly string[]): Hostile {
  const path = pick(draw, paths);
  const text = pick(draw, texts);
  const option = pick(draw, ["cases", "seed", "trace", "steps", "goal", "sweep", "theme", "width", "lang", "source"]);
  const wrong = { source: text, cases: 50, [option]: pick(draw, values) };
  const makers: readonly (() => Hostile)[] = [
    () => ({ kind: "mutated", path, headers: plain, body: mutate(draw, text) }),
    () => ({ kind: "truncated", path, headers: plain, body: text.slice(0, draw(text.length)) }),
    () => ({
      kind: "spliced",
      path,
      headers: plain,
      body: text.slice(draw(text.length)) + pick(draw, texts).slice(draw(200)),
    }),
    () => ({ kind: "noise", path, headers: pick(draw, [plain, json]), body: noise(draw, draw(2000)) }),
    () => ({ kind: "wrong types", path, headers: json, body: JSON.stringify(wrong) }),
    () => ({ kind: "broken JSON", path, headers: json, body: mutate(draw, JSON.stringify({ source: text })) }),
    () => ({ kind: "deep", path, headers: json, body: pick(draw, ["[", '{"a":', "A { loop ["]).repeat(draw(20_000)) }),
    () => {
      const [encoding, body] = pick(draw, bombs);
      const told: Record<string, string> = draw(2) === 0 ? { "content-encoding": encoding } : {};
      return { kind: "compressed bomb", path, headers: { ...plain, ...told }, body: Uint8Array.from(body) };
    },
    () => ({
      kind: "strange headers",
      path,
      headers: {
        "content-type": pick(draw, ["application/json;charset=utf-7", "multipart/form-data", "a/b;".repeat(500), "/"]),
        accept: pick(draw, ["text/csv;q=", "*/*;q=9e9", ",".repeat(3000), "text/csv"]),
        "accept-language": pick(draw, ["fr;q=x", "-".repeat(3000), "*"]),
        "x-http-method-override": "DELETE",
        range: "bytes=0-1,0-1,0-1",
      },
      body: text,
    }),
    () => {
      const params = { name: pick(draw, ["validate", "render", "", 1]), arguments: { ...wrong, cases: undefined } };
      const message = { jsonrpc: "2.0", id: pick(draw, [1, "a", null, {}]), method: "tools/call", params };
      const sent = JSON.stringify(draw(3) === 0 ? { ...message, params: pick(draw, values) } : message);
      return {
        kind: "MCP",
        path: "/mcp",
        headers: { ...json, accept: "application/json, text/event-stream" },
        body: draw(3) === 0 ? mutate(draw, sent) : sent,
      };
    },
  ];
  return pick(draw, makers)();
}

/** The fragment of a link that is broken in one of several ways, with the name of the way. */
export function drawLink(draw: Draw, texts: readonly string[]): { readonly kind: string; readonly link: string } {
  const link = encodeLink(pick(draw, texts));
  const at = 2 + draw(link.length - 2);
  const raw = (bytes: Uint8Array): string => `1:${encodeBase64Url(bytes)}`;
  const makers: readonly (() => { kind: string; link: string })[] = [
    () => ({
      kind: "one letter changed",
      link: link.slice(0, at) + pick(draw, [..."AZaz09-_ +/=%"]) + link.slice(at + 1),
    }),
    () => ({ kind: "truncated", link: link.slice(0, at) }),
    () => ({ kind: "noise", link: raw(noise(draw, draw(3000))) }),
    () => ({ kind: "mutated text", link: encodeLink(mutate(draw, pick(draw, texts))) }),
    () => ({ kind: "another version", link: `${pick(draw, ["0", "2", "-1", "", "9".repeat(50)])}${link.slice(1)}` }),
    () => ({ kind: "compressed bomb", link: bombLinks[draw(bombLinks.length)]! }),
  ];
  return pick(draw, makers)();
}

const bombLinks = [
  `1:${encodeBase64Url(deflateRawSync(bomb))}`,
  `1:${encodeBase64Url(deflateRawSync(Buffer.from("n1: circle\n".repeat(1_000_000))))}`,
];
