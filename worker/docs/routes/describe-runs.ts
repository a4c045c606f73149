import * as v from "valibot";
import type { Description } from "../../described.ts";
import * as limits from "../../limits.ts";
import { describeAnswer, describeBody, describeProblems, describeQuery } from "../../openapi.ts";
import { runOptions } from "../../options.ts";
import { simulateAnswer } from "../../schema/results.ts";
import { begunAnswer, runAnswer } from "../../schema/runs.ts";
import { sweepAnswer } from "../../schema/sweep.ts";

const address = [
  { name: "id", in: "path" as const, required: true, description: "Of the run", schema: { type: "string" as const } },
];

/** `POST /api/runs`. */
export const beginRun: Description = {
  summary: "Begin a long run",
  description: `Like POST /api/simulate, for up to ${limits.runCases} cases at each start, all replications together, and about ${limits.runWork} decisions. The run goes on by itself,
shared out in shards; its answer is, byte for byte, the one that a single machine gives to the same request. With \`until\` and \`within\` it ends as soon as the
share of an outcome is known well enough, always after the same case. With \`sweep\` it is a run at each of up to ${limits.sweptRuns} points. What became of it is kept for ${limits.runDays} days. A client may begin ${limits.begunRuns.limit} in ${limits.begunRuns.seconds} seconds.`,
  parameters: describeQuery(runOptions),
  requestBody: describeBody(runOptions),
  responses: { 202: describeAnswer(begunAnswer, "It goes on"), ...describeProblems(400, 413, 415, 422, 429) },
};

/** `GET /api/runs/:id`. */
export const lookAtRun: Description = {
  summary: "Say how far a long run is",
  parameters: address,
  responses: { 200: describeAnswer(runAnswer, "How far it is"), ...describeProblems(404) },
};

/** `GET /api/runs/:id/result`. */
export const readRun: Description = {
  summary: "Read the answer of a long run",
  description:
    "The body of POST /api/simulate for the same request, or of a sweep the figures of each point; with Accept: text/csv as one table.",
  parameters: address,
  responses: {
    200: describeAnswer(v.union([simulateAnswer, sweepAnswer]), "The results, as JSON or as a table", "text/csv"),
    ...describeProblems(404, 409),
  },
};

/** `GET /api/runs/:id/events`. */
export const hearRun: Description = {
  summary: "Hear how far a long run is",
  description:
    "Server-sent events: `progress` while it goes on, `end` when it does not, each with what GET /api/runs/:id answers but for its links. With Upgrade: websocket the same as messages.",
  parameters: address,
  responses: {
    200: { description: "Events", content: { "text/event-stream": { schema: { type: "string" } } } },
    ...describeProblems(404),
  },
};

/** `DELETE /api/runs/:id`. */
export const endRun: Description = {
  summary: "Cancel a long run, or delete it",
  description:
    "Ends a run that goes on, and deletes one that has ended; with the token that came when it was begun, as Authorization: Bearer.",
  parameters: address,
  responses: { 204: { description: "It is cancelled, or deleted" }, ...describeProblems(401, 403, 404) },
};
