import { expect, test } from "vitest";
import { studentQuantile } from "#core/engine/student";

test.each([
  [1, 12.7062047361747],
  [2, 4.30265272974946],
  [3, 3.18244630528371],
  [9, 2.2621571627982],
  [19, 2.09302405440831],
  [30, 2.0422724563012],
  [100, 1.98397151852355],
  [1000, 1.96233908082641],
])(
  "T5: the 97.5%% quantile of Student's distribution with %i degrees of freedom is the tabulated %d",
  (freedom, value) => {
    expect(studentQuantile(freedom)).toBeCloseTo(value, 9);
  },
);

test("T5: the quantile falls with every further degree of freedom, also where the expansion takes over", () => {
  for (let freedom = 2; freedom < 700; freedom++) {
    expect(studentQuantile(freedom)).toBeLessThan(studentQuantile(freedom - 1));
  }
  expect(studentQuantile(1e9)).toBeCloseTo(1.959963984540054, 8);
});

test("less than one degree of freedom, or a broken number of them, is a RangeError that names it", () => {
  expect(() => studentQuantile(0)).toThrow(/0 degrees/);
  expect(() => studentQuantile(2.5)).toThrow(RangeError);
});
