import { html } from "hono/html";
import { type ProblemCode, problemStatus } from "../codes.ts";
import { speak } from "../words/words.ts";
import { type Markup, writeDocument } from "./document.ts";
import { listFields, nameType, type Shape } from "./fields.ts";

/** As much of an OpenAPI document as the manual shows. */
export interface ApiDocument {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Shape>> };
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly { readonly name: string; readonly description?: string; readonly schema: Shape }[];
  readonly requestBody?: Body & { readonly description?: string };
  readonly responses?: Readonly<Record<string, Body & { readonly description?: string }>>;
}

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema?: Shape }>>;
}

/** The OpenAPI document as a page to read. */
export function writeManual(api: ApiDocument, origin: string): Markup {
  const routes = Object.entries(api.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => writeRoute(path, method, operation)),
  );
  const shapes = Object.entries(api.components?.schemas ?? {}).map(
    ([name, shape]) => html`<h3 id="${name}">${name}</h3>
      <p class="quiet">${shape.description ?? ""}</p>
      ${listFields(shape)}`,
  );
  return writeDocument(
    "en",
    "The HTTP interface",
    html`<h1>The HTTP interface</h1>
      <p>Engine ${api.info.version}. The same as data: <a href="/api/openapi.json">openapi.json</a>.
        Any origin may ask, without a key.</p>
      <pre>curl --data-binary @webhook.fz '${origin}/api/simulate?cases=100000&seed=7'
curl --data-binary @webhook.fz -H 'Accept: text/csv' '${origin}/api/simulate'
curl --data-binary @webhook.fz '${origin}/api/analyze?sensitivity=1&goal=n12->n4<=0.0001%25&by=n8->n9'
curl --json '{"source": "...", "layout": true}' '${origin}/api/parse'</pre>
      ${routes}
      <h2>Shapes</h2>
      ${shapes}
      <h2>Problems</h2>
      <p>Every error is <code>application/problem+json</code> (RFC 9457) with a stable <code>code</code>.</p>
      <dl>${Object.keys(problemStatus).map((code) => writeProblem(code as ProblemCode))}</dl>`,
  );
}

function writeRoute(path: string, method: string, operation: Operation): Markup {
  const { summary = "", description = "", parameters = [], requestBody, responses = {} } = operation;
  return html`<section>
    <h2 id="${path}"><code>${method.toUpperCase()} ${path}</code> ${summary}</h2>
    <p>${description}</p>
    ${requestBody === undefined ? "" : writeBody("Body", requestBody.description, requestBody, false)}
    ${parameters.length === 0 ? "" : writeOptions(parameters)}
    ${Object.entries(responses).map(([status, one]) => writeBody(status, one.description, one, status === "200"))}
  </section>`;
}

function writeOptions(parameters: NonNullable<Operation["parameters"]>): Markup {
  const rows = parameters.map(
    ({ name, description, schema }) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${nameType(schema)}</td><td>${description ?? ""}</td></tr>`,
  );
  return html`<h3>Options</h3>
    <p>In the query, or beside <code>source</code> in a JSON body, which has the last word.</p>
    <div class="scroll"><table>
      <thead><tr><th scope="col">Name</th><th scope="col">Value</th><th scope="col">Meaning</th></tr></thead>
      <tbody>${rows}</tbody>
    </table></div>`;
}

function writeBody(title: string, description: string | undefined, { content = {} }: Body, fields: boolean): Markup {
  const types = Object.keys(content).map((type, i) => html`${i === 0 ? "" : ", "}<code>${type}</code>`);
  const shape = content["application/json"]?.schema;
  return html`<h3>${title}</h3>
    <p>${description ?? ""} <span class="quiet">${types}</span></p>
    ${fields && shape !== undefined ? listFields(shape) : ""}`;
}

function writeProblem(code: ProblemCode): Markup {
  return html`<dt id="${code}"><code>${code}</code></dt>
    <dd>${problemStatus[code]}. ${speak("en").problems[code].title}.</dd>`;
}
