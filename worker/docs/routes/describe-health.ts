import type { Description } from "../../described.ts";
import { describeAnswer } from "../../openapi.ts";
import { healthAnswer } from "../../schema/health.ts";

/** `GET /api/health`. */
export const tellHealth: Description = {
  summary: "Say which engine answers",
  responses: { 200: describeAnswer(healthAnswer, "The version") },
};
