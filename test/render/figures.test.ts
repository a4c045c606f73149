import fc from "fast-check";
import { expect, test } from "vitest";
import { tellOdds, tellShare } from "#core/render/figures";
import { formatOdds, formatShare } from "../../web/stage/format.ts";

const shares = [0, 1, 0.5, 0.7, 0.9, 1 / 3, 0.073, 0.00073, 0.999271, 0.9999999, 0.0000001, 0.1, 0.05, 0.999, 0.0004];

test.each(["en", "fr"] as const)("shares and odds read as on the page: %s", (locale) => {
  for (const share of shares) {
    expect(tellShare(share, locale)).toBe(formatShare(share, locale));
    expect(tellOdds(share, locale)).toBe(formatOdds(share, locale));
  }
});

test("a share that is neither none nor all never reads 0% or 100%", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-10, max: 1 - 1e-10, noNaN: true }), (share) => {
      for (const told of [tellShare(share, "en"), tellOdds(share, "en")]) {
        expect(Number.parseFloat(told)).toBeGreaterThan(0);
        expect(Number.parseFloat(told)).toBeLessThan(100);
      }
    }),
  );
});
