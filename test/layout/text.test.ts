import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measure } from "#core/layout/measure";
import { cut, wrap } from "#core/layout/wrap";

const ruler = (text: string): number => measure(text, 13, 500);
const words = fc.array(fc.string({ minLength: 1, maxLength: 14, unit: "grapheme-ascii" }), {
  minLength: 1,
  maxLength: 14,
});
const squash = (text: string): string => text.replace(/\s/g, "");

describe("measure", () => {
  test("a line is as wide as its characters together, in proportion to the size", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(measure(a + b, 13, 500)).toBeCloseTo(measure(a, 13, 500) + measure(b, 13, 500), 6);
        expect(measure(a, 26, 600)).toBeCloseTo(2 * measure(a, 13, 600), 6);
      }),
    );
  });

  test("figures have one width, as tabular figures do", () => {
    const widths = Array.from("023456789", (figure) => measure(figure, 100, 500));
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(12);
  });

  test("characters that Inter does not hold are guessed: ideographs and emoji 1 em, combining marks nothing, others 0.62 em", () => {
    expect(measure("受注", 10, 500)).toBe(20);
    expect(measure("🙂", 10, 500)).toBe(10);
    expect(measure("\u0301", 10, 500)).toBe(0);
    expect(measure("ש", 10, 500)).toBeCloseTo(6.2, 9);
  });
});

describe("wrap", () => {
  test("no line is wider than asked, there are at most as many as asked, and they hold the label in order", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 30, max: 200 }), fc.integer({ min: 1, max: 3 }), (label, width, most) => {
        const lines = wrap(label.join(" "), width, most, ruler);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(ruler(line)).toBeLessThanOrEqual(width);
        const whole = squash(label.join(""));
        const shown = squash(lines.join(""));
        expect(shown === whole || (shown.endsWith("…") && whole.startsWith(shown.slice(0, -1)))).toBe(true);
      }),
    );
  });

  test("a label that fits one line stays on it; two lines are filled evenly", () => {
    expect(wrap("Mark as failed", 132, 3, ruler)).toEqual(["Mark as failed"]);
    expect(wrap("POST to subscriber URL", 132, 3, ruler)).toEqual(["POST to", "subscriber URL"]);
  });

  test("ideographs break anywhere, a long word after its joints", () => {
    expect(wrap("受注を確認して在庫を引き当てる", 80, 3, ruler).join("")).toBe("受注を確認して在庫を引き当てる");
    expect(wrap("payment/authorisation-service", 110, 3, ruler)).toEqual(["payment/", "authorisation-", "service"]);
  });

  test("cut leaves what fits and ends the rest with an ellipsis", () => {
    expect(cut("short", 100, ruler)).toBe("short");
    const line = cut("Robot · GitHub Actions on a large runner", 90, ruler);
    expect(line.endsWith("…")).toBe(true);
    expect(ruler(line)).toBeLessThanOrEqual(90);
  });
});
