import { resolver } from "hono-openapi";
import type * as v from "valibot";
import { problem } from "./schema.ts";

type Options = v.ObjectSchema<v.ObjectEntries, undefined>;

const anyText = { type: "string", description: "The text of a diagram" } as const;

/** The options of a route as parameters of its query. */
export function describeQuery(options: Options) {
  return Object.keys(options.entries).map((name) => ({
    name,
    in: "query" as const,
    required: false,
    schema: { type: "string" as const },
  }));
}

/** The body of a route: raw text, or JSON with the options beside the source. */
export function describeBody(options: Options) {
  const properties = Object.fromEntries(Object.keys(options.entries).map((name) => [name, {}]));
  return {
    required: true,
    content: {
      "text/plain": { schema: anyText },
      "application/json": {
        schema: { type: "object" as const, required: ["source"], properties: { source: anyText, ...properties } },
      },
    },
  };
}

/** A successful answer by its schema; other types are text. */
export function describeAnswer(schema: v.GenericSchema, description: string, ...otherTypes: readonly string[]) {
  const others = Object.fromEntries(otherTypes.map((type) => [type, { schema: { type: "string" as const } }]));
  return { description, content: { "application/json": { schema: resolver(schema) }, ...others } };
}

const reasons: Readonly<Record<number, string>> = {
  400: "An option or the body cannot be read",
  413: "The source is over the bound",
  415: "The body is compressed",
  422: "The diagram has errors, or asks for more than a request may have",
};

/** The problems that a route may answer. */
export function describeProblems(...statuses: readonly number[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: reasons[status] ?? "Problem",
        content: { "application/problem+json": { schema: resolver(problem) } },
      },
    ]),
  );
}
