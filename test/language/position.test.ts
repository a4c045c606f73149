import { expect, test } from "vitest";
import { createLocator, locate } from "#core/language/position";

test("lines and columns count from 1; LF, CR and CR LF end a line", () => {
  const source = "ab\ncd\r\nef\rgh";
  const locator = createLocator(source);
  expect([0, 2, 3, 7, 10, 12].map(locator)).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
    { line: 4, column: 3 },
  ]);
  expect(locate(source, 7)).toEqual(locator(7));
  expect(locate("", 0)).toEqual({ line: 1, column: 1 });
});
