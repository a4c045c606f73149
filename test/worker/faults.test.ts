import { expect, test } from "vitest";
import { answerSimulate } from "#core/answer/simulate";
import { seedPage } from "../diagrams.ts";
import { disturb } from "../faults/round.ts";

test("a long run ends with the bytes of one machine though its server is killed and its messages are lost and doubled", {
  timeout: 180_000,
}, async () => {
  const asked = { source: seedPage, cases: 2_000_000, seed: 7 };
  const found = await disturb({
    ...asked,
    shardWork: 400_000,
    lease: 0.5,
    dropped: 0.2,
    doubled: 0.2,
    kills: [200],
    fate: 3,
  });
  const alone = answerSimulate(seedPage, { ...asked, locale: "en", exact: true });
  expect(found.answer).toBe(alone.kind === "results" ? JSON.stringify(alone.body) : "");
  expect(found.kills).toBe(1);
  expect(found.dropped).toBeGreaterThan(0);
  expect(found.doubled).toBeGreaterThan(0);
  expect(found.shards.resent).toBeGreaterThan(0);
  expect(found.shards.counted).toBe(found.shards.all);
});
