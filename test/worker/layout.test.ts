import { afterAll, beforeAll, expect, test } from "vitest";
import { answerParse } from "#core/answer/parse";
import { readFixtures, readShared } from "../diagrams.ts";
import { type Served, serveBuilt } from "../serve.ts";

let served: Served;
beforeAll(async () => {
  served = await serveBuilt();
});
afterAll(() => served.close());

const samples = [...readFixtures(), ...readShared("corpus"), ...readShared("diagrams")];

test("workerd and Node draw the same, to the byte", { timeout: 120_000 }, async () => {
  expect(samples.length).toBeGreaterThan(0);
  for (const { name, source } of samples) {
    for (const orientation of ["horizontal", "vertical"] as const) {
      const answer = await fetch(`${served.url}/api/parse?layout=1&orientation=${orientation}`, {
        method: "POST",
        body: source,
      });
      const drawn = JSON.stringify(((await answer.json()) as { readonly layout: unknown }).layout);
      const { layout } = answerParse(source, { locale: "en", layout: true, orientation });
      expect(drawn === JSON.stringify(layout), `${name}, ${orientation}`).toBe(true);
    }
  }
});
