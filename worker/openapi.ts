import { type DescribeRouteOptions, resolver } from "hono-openapi";
import * as v from "valibot";
import { problem } from "./schema/problem.ts";

type Options = v.ObjectSchema<v.ObjectEntries, undefined>;
type Responses = NonNullable<DescribeRouteOptions["responses"]>;
type Parameter = {
  readonly name: string;
  readonly description: string;
  readonly schema: object;
  readonly required: boolean;
};

const source = { type: "string", description: "The text of a diagram" } as const;

/** A schema of ours in the dialect of OpenAPI 3.1. */
function describeSchema(schema: v.GenericSchema) {
  return resolver(schema, { options: { target: "draft-2020-12" } });
}

function listParameters(options: Options): readonly Parameter[] {
  return Object.entries(options.entries).map(([name, entry]) => {
    const required = !v.isOfType("optional", entry);
    const option = v.isOfType("optional", entry) ? (entry as unknown as { wrapped: v.GenericSchema }).wrapped : entry;
    const { parameter = {} } = v.getMetadata(option as never) as { readonly parameter?: object };
    return { name, description: v.getDescription(option as never) ?? "", schema: parameter, required };
  });
}

/** The options of a route as parameters of its query. */
export function describeQuery(options: Options): NonNullable<DescribeRouteOptions["parameters"]> {
  return listParameters(options).map((parameter) => ({ ...parameter, in: "query" }));
}

/** The body of a route: the raw text, or JSON with the options beside the source. */
export function describeBody(options: Options): NonNullable<DescribeRouteOptions["requestBody"]> {
  const properties = Object.fromEntries(
    listParameters(options).map(({ name, description, schema }) => [name, { ...schema, description }]),
  );
  return {
    required: true,
    description: "Every type that is not JSON is read as the text itself.",
    content: {
      "text/plain": { schema: source },
      "application/json": {
        schema: { type: "object", required: ["source"], properties: { source, ...properties } },
      },
    },
  };
}

/** A successful answer by its schema; other types are text. */
export function describeAnswer(
  schema: v.GenericSchema,
  description: string,
  ...otherTypes: readonly string[]
): Responses[string] {
  const others = Object.fromEntries(otherTypes.map((type) => [type, { schema: { type: "string" as const } }]));
  return { description, content: { "application/json": { schema: describeSchema(schema) }, ...others } };
}

/** A successful answer that is an image. */
export function describeImage(description: string): Responses[string] {
  return {
    description,
    content: {
      "image/svg+xml": { schema: { type: "string" } },
      "image/png": { schema: { type: "string", format: "binary" } },
    },
  };
}

const reasons = {
  400: "An option or the body cannot be read",
  401: "There is no token",
  403: "The token is not the owner's",
  404: "Nothing is stored at this address",
  409: "There is no answer, or not yet",
  413: "The diagram is over the bound of its size",
  415: "The body is compressed",
  422: "The diagram has errors, or asks for more than a request may have",
  429: "The client has stored or begun too many in a short time",
  501: "The format is not offered",
} as const;

/** The problems that a route may answer. */
export function describeProblems(...statuses: readonly (keyof typeof reasons)[]): Responses {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: reasons[status], content: { "application/problem+json": { schema: describeSchema(problem) } } },
    ]),
  );
}
