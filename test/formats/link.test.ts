import fc from "fast-check";
import { deflateSync, strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { decodeBase64Url, encodeBase64Url } from "#core/formats/base64url";
import { decodeFlowZap, decodeLink, encodeLink } from "#core/formats/link";
import { seedPage } from "../diagrams.ts";

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 2000 }), fc.string({ unit: "grapheme", maxLength: 500 }));

/** A payload that unfolds to so many zeros. */
const bomb = (bytes: number): string => `1:${encodeBase64Url(deflateSync(new Uint8Array(bytes), { level: 9 }))}`;

describe("a link", () => {
  test("gives back the text that it was made from, with or without its #", () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(decodeLink(encodeLink(source))).toEqual({ ok: true, text: source });
        expect(decodeLink(`#${encodeLink(source)}`)).toEqual({ ok: true, text: source });
      }),
    );
    for (const source of [seedPage, "", "\ufeffA {\r\n}", "\u0000", "x".repeat(262_144)]) {
      expect(decodeLink(encodeLink(source))).toEqual({ ok: true, text: source });
    }
  });

  test("needs nothing escaped in an address", () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(encodeLink(source)).toMatch(/^1:[\w-]+$/);
      }),
    );
    expect(encodeLink(seedPage).length).toBeLessThan(2000);
  });

  test("carries U+FFFD for half a pair, which UTF-8 cannot say", () => {
    expect(decodeLink(encodeLink("a\ud800b"))).toEqual({ ok: true, text: "a\ufffdb" });
  });

  test("of another version is told from a broken one", () => {
    expect(decodeLink("2:abc")).toEqual({ ok: false, why: "version" });
    expect(decodeLink("#17:abc")).toEqual({ ok: false, why: "version" });
    for (const broken of ["", "#", "1:", "1:a", "1:abc", "1:****", "abc", `${encodeLink(seedPage).slice(0, -20)}`]) {
      expect([broken, decodeLink(broken)]).toEqual([broken, { ok: false, why: "broken" }]);
    }
  });

  test("that would unfold beyond 256 KB is given up there: what follows is not even read", () => {
    expect(decodeLink(bomb(262_145))).toEqual({ ok: false, why: "too-large" });
    const large = bomb(20_000_000);
    expect(decodeLink(large)).toEqual({ ok: false, why: "too-large" });
    expect(decodeLink(`${large.slice(0, -10_000)}${"_".repeat(10_000)}`)).toEqual({ ok: false, why: "too-large" });
  });

  test("never throws, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.base64String(), fc.stringMatching(/^[\w-]*$/)), (junk) => {
        for (const decoded of [decodeLink(junk), decodeLink(`1:${junk}`), decodeFlowZap(junk)]) {
          expect(decoded.ok ? typeof decoded.text : decoded.why).toMatch(/^(?:string|version|broken|too-large)$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a link of FlowZap", () => {
  const source = 'Café { # É\nn1: circle label:"中 ÿ?>"\n}';

  test("is opened whether its code is deflated or not, in either alphabet, padded or not", () => {
    const bytes = strToU8(source);
    const plain = encodeBase64Url(bytes);
    const classic = plain.replaceAll("-", "+").replaceAll("_", "/");
    for (const code of [
      plain,
      encodeBase64Url(deflateSync(bytes)),
      classic,
      `${plain}==`,
      classic.replaceAll("+", " "),
    ]) {
      expect(decodeFlowZap(code)).toEqual({ ok: true, text: source });
    }
  });

  test("with a code that is none is broken", () => {
    expect(decodeFlowZap("***")).toEqual({ ok: false, why: "broken" });
    expect(decodeFlowZap("_____w")).toEqual({ ok: false, why: "broken" });
  });
});

test("base64url: bytes come back, and its text is that of RFC 4648", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeBase64Url(encodeBase64Url(bytes))).toEqual(bytes);
      expect(encodeBase64Url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
    }),
  );
});
