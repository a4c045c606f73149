import type { Description } from "../../described.ts";
import * as limits from "../../limits.ts";
import { describeAnswer, describeBody, describeImage, describeProblems, describeQuery } from "../../openapi.ts";
import { imageOptions, storeOptions } from "../../options.ts";
import { diagramAnswer, storeAnswer } from "../../schema/diagrams.ts";

const describeFile = (description: string) => [
  { name: "file", in: "path" as const, required: true, description, schema: { type: "string" as const } },
];

/** `POST /api/diagrams`. */
export const storeDiagram: Description = {
  summary: "Store a diagram",
  description: `Keeps the text as it is, byte for byte, errors included, and gives it a short address. It is public to whoever has the address, and cannot be changed;
the token of the answer deletes it. A client may store ${limits.storedDiagrams.limit} in ${limits.storedDiagrams.seconds} seconds. 200 instead of 201: the text was stored already.`,
  parameters: describeQuery(storeOptions),
  requestBody: describeBody(storeOptions),
  responses: {
    200: describeAnswer(storeAnswer, "It was stored already"),
    201: describeAnswer(storeAnswer, "It is stored"),
    ...describeProblems(400, 413, 415, 422, 429),
  },
};

/** `GET /api/diagrams/:file`. */
export const readDiagram: Description = {
  summary: "Read a stored diagram",
  description: `Its id, with an ending: .fz the text byte for byte, .json the text and what is known of it, .svg and .png the drawing, with the options of POST /api/render. Without
an ending JSON, or the text with Accept: text/plain.`,
  parameters: [...describeFile("Id, and .fz, .json, .svg or .png"), ...(describeQuery(imageOptions) ?? [])],
  responses: {
    200: {
      description: "The diagram",
      content: {
        ...(describeAnswer(diagramAnswer, "", "text/plain") as { content: object }).content,
        ...(describeImage("") as { content: object }).content,
      },
    },
    ...describeProblems(400, 404, 422),
  },
};

/** `DELETE /api/diagrams/:file`. */
export const deleteDiagram: Description = {
  summary: "Delete a stored diagram",
  description: "With the token that came when it was stored, as Authorization: Bearer.",
  parameters: describeFile("Id"),
  responses: { 204: { description: "It is deleted" }, ...describeProblems(401, 403, 404) },
};
