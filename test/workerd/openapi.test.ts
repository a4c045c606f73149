import { describe, expect, test } from "vitest";
import { problemStatus } from "../../worker/codes.ts";
import * as limits from "../../worker/limits.ts";
import { ask, post, postJson, seedPage, smallest } from "./ask.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { name: string; in: string; description: string; schema: JsonObject }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: JsonObject }>> };
  readonly responses: Readonly<
    Record<string, { description: string; content?: Record<string, { schema: JsonObject }> }>
  >;
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonObject>> };
}

const document = await (await ask("/api/openapi.json")).json<Document>();
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

/** Every object of a JSON value, with the path to it. */
function* walk(value: Json, path = ""): Generator<{ path: string; object: JsonObject }> {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value)) yield { path, object: value as JsonObject };
  for (const [key, inner] of Object.entries(value)) yield* walk(inner, `${path}/${key}`);
}

/** What a value breaks of a schema, as far as our schemas use JSON Schema; fields that it does not name count too. */
function findFaults(schema: JsonObject, value: Json, path = ""): string[] {
  const known = new Set(
    "$ref type properties required items prefixItems minItems additionalProperties propertyNames anyOf oneOf enum const description minimum maximum maxLength".split(
      " ",
    ),
  );
  const strange = Object.keys(schema).filter((key) => !known.has(key));
  if (strange.length > 0) throw new Error(`this test does not know ${strange} at ${path}`);
  const { $ref, type, properties = {}, required = [], items, prefixItems, additionalProperties } = schema;
  const anyOf = schema.anyOf ?? schema.oneOf;
  if (typeof $ref === "string") {
    const named = document.components.schemas[$ref.replace("#/components/schemas/", "")];
    return named === undefined ? [`${path}: no ${$ref}`] : findFaults(named, value, path);
  }
  if (Array.isArray(anyOf)) {
    const tried = anyOf.map((one) => findFaults(one, value, path));
    return tried.find((faults) => faults.length === 0) ?? tried[0] ?? [];
  }
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return [`${path}: not in ${schema.enum}`];
  if ("const" in schema && schema.const !== value) return [`${path}: not ${schema.const}`];
  const actual = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  if (typeof type === "string" && type !== actual) return [`${path}: ${actual} instead of ${type}`];
  if (Array.isArray(value)) {
    return value.flatMap((one, i) => {
      const inner = (prefixItems as readonly JsonObject[] | undefined)?.[i] ?? (items as JsonObject | undefined);
      return inner === undefined ? [`${path}/${i}: not named`] : findFaults(inner, one, `${path}/${i}`);
    });
  }
  if (actual !== "object") return [];
  const object = value as JsonObject;
  const missing = (required as readonly string[]).filter((key) => !(key in object));
  return [
    ...missing.map((key) => `${path}/${key}: missing`),
    ...Object.entries(object).flatMap(([key, one]) => {
      const inner = (properties as JsonObject)[key] ?? additionalProperties;
      if (inner === undefined) return [`${path}/${key}: not named`];
      return typeof inner === "boolean" ? [] : findFaults(inner as JsonObject, one, `${path}/${key}`);
    }),
  ];
}

async function findAnswerFaults(path: string, answer: Response, method = "post"): Promise<string[]> {
  const type = answer.headers.get("content-type") ?? "";
  const response = document.paths[path]?.[method]?.responses[answer.status];
  const schema = response?.content?.[type.split(";")[0] ?? ""]?.schema;
  if (schema === undefined) return [`${path} does not describe ${answer.status} ${type}`];
  return findFaults(schema, await answer.json<Json>());
}

describe("the OpenAPI document", () => {
  test("is of version 3.1, of this engine, with a summary and an id of its own for each operation", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.info.title).toBe("Flowodds");
    expect(document.info.version).toMatch(/^\d+\.\d+\.\d+$/);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of operations) expect(operation.summary).not.toBe("");
  });

  test("describes the routes that answer, and those answer", async () => {
    expect(operations.map(({ path, method }) => `${method} ${path}`).sort()).toEqual([
      "delete /api/diagrams/{file}",
      "delete /api/runs/{id}",
      "get /api/diagrams/{file}",
      "get /api/health",
      "get /api/runs/{id}",
      "get /api/runs/{id}/events",
      "get /api/runs/{id}/result",
      "get /oembed",
      "post /api/analyze",
      "post /api/convert",
      "post /api/diagrams",
      "post /api/parse",
      "post /api/render",
      "post /api/runs",
      "post /api/simulate",
    ]);
    const { id, url, token } = await (await post("/api/diagrams", seedPage)).json<Record<string, string>>();
    const run = await (await post("/api/runs", smallest)).json<Record<string, string>>();
    // Its events end when it does.
    await (await ask(`/api/runs/${run.id}/events`)).text();
    const order = ["post", "get", "delete"];
    for (const { path, method } of [...operations].sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method))) {
      const place =
        path === "/oembed" ? `${path}?url=${url}` : path.replace("{file}", id ?? "").replace("{id}", run.id ?? "");
      const headers: Record<string, string> =
        method === "delete" ? { authorization: `Bearer ${path.includes("{id}") ? run.token : token}` } : {};
      const answer = await ask(place, {
        method: method.toUpperCase(),
        headers,
        body: method === "post" ? smallest : null,
      });
      const created = path === "/api/diagrams" ? 201 : path === "/api/runs" ? 202 : method === "delete" ? 204 : 200;
      expect([path, method, answer.status]).toEqual([path, method, created]);
    }
  });

  test("has schemas of JSON Schema 2020-12 whose references lead somewhere", () => {
    for (const { path, object } of walk(document as unknown as Json)) {
      if (typeof object.$ref === "string") {
        expect(document.components.schemas).toHaveProperty([object.$ref.replace("#/components/schemas/", "")]);
      }
      // Lists of positions were called `items` before 2020-12, and optional null `nullable`.
      expect([path, Array.isArray(object.items)]).toEqual([path, false]);
      expect([path, "nullable" in object]).toEqual([path, false]);
    }
  });

  test("tells type, bounds and meaning of every option, in the query and in JSON alike", () => {
    const simulate = document.paths["/api/simulate"]?.post;
    const cases = simulate?.parameters?.find(({ name }) => name === "cases");
    expect(cases).toMatchObject({ in: "query", schema: { type: "integer", minimum: 1, maximum: limits.cases } });
    for (const { operation } of operations) {
      const properties = operation.requestBody?.content["application/json"]?.schema.properties as
        | JsonObject
        | undefined;
      for (const { name, description, schema } of operation.parameters ?? []) {
        expect(description).not.toBe("");
        if (operation.requestBody === undefined) continue;
        expect(properties?.[name]).toEqual({ ...schema, description });
      }
    }
  });
});

describe("real answers are as the document says", () => {
  const rich = `${seedPage}
// sim n8 -> n9 70%, 80%
// sim n7 takes lognormal 2s 1s
// sim n13 arrives poisson 2/s
// sim n2 costs 0.5
// sim expect n9 >= 1%
// sim expect time p95 < 5s
`;
  const looped = `${rich}\nloop [up to 3 times] n2\n`;
  const families = [
    "constant 1s",
    "uniform 1s 2s",
    "triangular 1s 2s 3s",
    "exponential 1s",
    "normal 1s 1s",
    "lognormal 1s 1s",
    "erlang 2 1s",
    "gamma 1s 1s",
    "weibull 1 1s",
    "beta 1 1 1s 2s",
    "empirical 1s:1 2s:2",
  ];
  const timed = [seedPage, ...families.map((one, i) => `// sim n${i + 1} takes ${one}`)].join("\n");
  const everything = {
    steps: 30,
    sensitivity: true,
    sweep: "n8->n9",
    points: 3,
    bounds: "n7",
    most: 2,
    goal: "n9->n4 >= 99.9%",
    by: "n8->n9",
  };
  const wrong = smallest.replace("-> n2", "-> n99");

  test.each([
    ["/api/parse", "a rich text, drawn", { source: rich, layout: true }],
    ["/api/parse", "an implicit repeat, drawn downward", { source: looped, layout: true, orientation: "vertical" }],
    ["/api/parse", "every family of durations", { source: timed }],
    ["/api/parse", "a text with an error", { source: wrong }],
    ["/api/parse", "no text", { source: "" }],
    ["/api/parse", "a wrong option", { source: rich, density: "huge" }],
    ["/api/parse", "no source", {}],
    ["/api/render", "a text with an error", { source: wrong }],
    ["/api/render", "no text", { source: "" }],
    ["/api/render", "a wrong option", { source: rich, theme: "blue" }],
    [
      "/api/render",
      "too large a PNG",
      { source: rich, format: "png", width: limits.imageWidth, orientation: "vertical" },
    ],
    ["/api/simulate", "a rich text, traced", { source: rich, cases: 300, trace: 20 }],
    ["/api/simulate", "a text with an error", { source: wrong }],
    ["/api/simulate", "no text", { source: "" }],
    ["/api/simulate", "too many cases", { source: rich, cases: 1e9 }],
    ["/api/simulate", "wrong options", { source: rich, cases: "many", seed: -1 }],
    ["/api/analyze", "a rich text, with everything", { source: rich, ...everything }],
    [
      "/api/analyze",
      "a start that is simulated only",
      {
        source: rich.replace("// sim n2 costs", "// sim lane Sender capacity 1 queue 1\n// sim n2 costs"),
        ...everything,
      },
    ],
    ["/api/analyze", "a text with an error", { source: wrong }],
    ["/api/analyze", "an edge that is not there", { source: rich, sweep: "n8->n99" }],
    ["/api/analyze", "too many points", { source: rich, sweep: "n8->n9", points: 1e6 }],
    ["/api/simulate", "too large a text", { source: "x".repeat(limits.sourceBytes + 1) }],
  ])("%s: %s", async (path, _what, body) => {
    expect(await findAnswerFaults(path, await postJson(path, body))).toEqual([]);
  });

  test("images have a type that the document names", async () => {
    const described = document.paths["/api/render"]?.post?.responses[200]?.content ?? {};
    for (const format of ["svg", "png"]) {
      const answer = await postJson("/api/render", { source: smallest, format });
      expect(Object.keys(described)).toContain(answer.headers.get("content-type")?.split(";")[0]);
    }
  });

  test("a compressed body, and the health of the Worker", async () => {
    const zipped = await post("/api/parse", "x", "text/plain", { "content-encoding": "br" });
    expect(await findAnswerFaults("/api/parse", zipped)).toEqual([]);
    expect(await findAnswerFaults("/api/health", await ask("/api/health"), "get")).toEqual([]);
  });

  test("a stored diagram, what is known of it, how it is embedded, and problems about it", async () => {
    const stored = await post("/api/diagrams", rich);
    const { id, url } = await stored.clone().json<Record<string, string>>();
    expect(await findAnswerFaults("/api/diagrams", stored)).toEqual([]);
    expect(await findAnswerFaults("/api/diagrams", await post("/api/diagrams", rich))).toEqual([]);
    expect(await findAnswerFaults("/oembed", await ask(`/oembed?url=${url}`), "get")).toEqual([]);
    const file = "/api/diagrams/{file}";
    expect(await findAnswerFaults(file, await ask(`/api/diagrams/${id}.json`), "get")).toEqual([]);
    expect(await findAnswerFaults(file, await ask("/api/diagrams/abc"), "get")).toEqual([]);
    expect(await findAnswerFaults(file, await ask("/api/diagrams/abc", { method: "DELETE" }), "delete")).toEqual([]);
  });

  test("and the check that they are so finds what is not", () => {
    const schema = document.paths["/api/health"]?.get?.responses[200]?.content?.["application/json"]?.schema;
    if (schema === undefined) throw new Error("no schema of health");
    expect(findFaults(schema, { engine: 1, extra: true })).toEqual([
      "/engine: number instead of string",
      "/extra: not named",
    ]);
    expect(findFaults(schema, {})).toEqual(["/engine: missing"]);
  });
});

describe("the manual", () => {
  test("shows every route, option, shape and problem, without script or style inside", async () => {
    const answer = await ask("/api/docs");
    expect(answer.headers.get("content-type")).toContain("text/html");
    const page = await answer.text();
    for (const { path, operation } of operations) {
      expect(page).toContain(`id="${path}"`);
      for (const { name } of operation.parameters ?? []) expect(page).toContain(`<code>${name}</code>`);
    }
    for (const name of Object.keys(document.components.schemas)) expect(page).toContain(`id="${name}"`);
    for (const code of Object.keys(problemStatus)) expect(page).toContain(`id="${code}"`);
    expect(page).not.toMatch(/<style|\sstyle=|<script|https?:\/\/(?!flowodds\.test)/);
  });

  test("a problem's type leads to its entry", async () => {
    const page = await (await ask("/api/docs")).text();
    const { type } = await (await post("/api/simulate?cases=x", smallest)).json<{ type: string }>();
    const [path, id] = type.split("#");
    expect(path).toBe("/api/docs");
    expect(page).toContain(`id="${id}"`);
  });

  test("has its style from a sheet of ours", async () => {
    const sheet = /<link rel="stylesheet" href="([^"]+)"/.exec(await (await ask("/api/docs")).text())?.[1];
    expect((await ask(sheet ?? "")).headers.get("content-type")).toContain("text/css");
  });
});
