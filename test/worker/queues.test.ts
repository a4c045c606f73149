import * as v from "valibot";
import { expect, test } from "vitest";
import { answerSimulate } from "#core/answer/simulate";
import { simulateAnswer } from "../../worker/schema/results.ts";

const source = `Desk {
n1: circle
n2: rectangle
n3: circle
n1.handle(right) -> n2.handle(left)
n2.handle(right) -> n3.handle(left)
}
// sim n1 arrives poisson 0.8/s
// sim n2 takes exponential 1s
// sim lane Desk capacity 1
// sim warmup 50 cases
// sim replications 3
// sim expect time mean < 100s
`;

test("T4, T5: an answer with queues is what its schema says, field by field, and exact times are not beside it", () => {
  const answer = answerSimulate(source, { locale: "en", cases: 300, trace: 5, exact: true });
  if (answer.kind !== "results") throw new Error(answer.kind);
  const { body } = answer;
  expect(v.parse(simulateAnswer, body)).toEqual(body);
  expect(body.diagnostics).toEqual([]);
  expect(body.starts[0]!.time.exact).toMatchObject({ mean: null });
  expect(body.starts[0]!.flow!.arrived).toBe(1050);
  expect(body.expectations[0]).toMatchObject({ holds: true, exact: false });
  expect(body.trace!.begun!.some((time) => time !== null)).toBe(true);
});
