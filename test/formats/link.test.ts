import fc from "fast-check";
import { deflateSync, strToU8 } from "fflate";
import { expect, test } from "vitest";
import { encodeBase64Url } from "#core/formats/base64url";
import { decodeFlowZap, decodeLink, encodeLink } from "#core/formats/link";
import { seedPage } from "../diagrams.ts";

test("a link gives back the text it was made from, with or without its #", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 500 }), (text) => {
      expect(decodeLink(encodeLink(text))).toEqual({ ok: true, text });
      expect(decodeLink(`#${encodeLink(text)}`)).toEqual({ ok: true, text });
    }),
  );
  expect(decodeLink(encodeLink(seedPage))).toEqual({ ok: true, text: seedPage });
  expect(encodeLink(seedPage)).toMatch(/^1:[\w-]+$/);
});

test("junk, other versions and payloads that unfold beyond 256 KB are told apart, and nothing is thrown", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      decodeLink(text);
      decodeLink(`1:${text}`);
      decodeFlowZap(text);
    }),
  );
  expect(decodeLink("2:abc")).toEqual({ ok: false, why: "version" });
  expect(decodeLink("1:abc")).toEqual({ ok: false, why: "broken" });
  expect(decodeLink("")).toEqual({ ok: false, why: "broken" });
  const bomb = `1:${encodeBase64Url(deflateSync(new Uint8Array(20_000_000), { level: 9 }))}`;
  expect(decodeLink(bomb).ok).toBe(false);
});

test("FlowZap's own links are opened, deflated or plain", () => {
  const text = 'A { # É\nn1: circle label:"中"\n}';
  expect(decodeFlowZap(encodeBase64Url(strToU8(text)))).toEqual({ ok: true, text });
  expect(decodeFlowZap(encodeBase64Url(deflateSync(strToU8(text))))).toEqual({ ok: true, text });
});
