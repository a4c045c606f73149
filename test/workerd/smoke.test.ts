import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";

test("the Worker answers inside workerd", async () => {
  const answer = await exports.default.fetch("https://flowodds.test/api/health");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ engine: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
});
