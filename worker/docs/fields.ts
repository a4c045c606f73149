import { html } from "hono/html";
import type { Markup } from "./document.ts";

/** As much of JSON Schema as our schemas use. */
export interface Shape {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

/** The type of a value in words, named shapes as links. */
export function nameType(shape: Shape): Markup {
  const { $ref, anyOf, prefixItems, items, additionalProperties, minimum, maximum } = shape;
  if ($ref !== undefined) {
    const name = $ref.slice($ref.lastIndexOf("/") + 1);
    return html`<a href="#${name}">${name}</a>`;
  }
  if (anyOf !== undefined) return join(anyOf.map(nameType), " or ");
  if (shape.const !== undefined) return html`${JSON.stringify(shape.const)}`;
  if (shape.enum !== undefined) return html`${shape.enum.map((one) => JSON.stringify(one)).join(" | ")}`;
  if (prefixItems !== undefined) return html`[${join(prefixItems.map(nameType), ", ")}]`;
  if (items !== undefined) return html`array of ${nameType(items)}`;
  if (typeof additionalProperties === "object") return html`object, by id: ${nameType(additionalProperties)}`;
  const bounds = minimum === undefined && maximum === undefined ? "" : `, ${minimum ?? ""} to ${maximum ?? ""}`;
  return html`${[shape.type ?? "any"].flat().join(" or ")}${bounds}`;
}

/** The fields of an object and of the objects inside it, as a nested list; nothing for a shape without fields. */
export function listFields(shape: Shape): Markup {
  const inner = findObject(shape);
  if (inner === null) return html``;
  const required = new Set(inner.required);
  const fields = Object.entries(inner.properties ?? {}).map(
    ([name, field]) =>
      html`<li><code>${name}</code>${required.has(name) ? "" : "?"}
        <span class="quiet">${nameType(field)}${field.description === undefined ? "" : `. ${field.description}`}</span>
        ${listFields(field)}</li>`,
  );
  return html`<ul class="fields">${fields}</ul>`;
}

/** The object that a shape is, or holds one or many of. */
function findObject(shape: Shape): Shape | null {
  if (shape.properties !== undefined) return shape;
  const { additionalProperties } = shape;
  if (typeof additionalProperties === "object") return findObject(additionalProperties);
  if (shape.items !== undefined) return findObject(shape.items);
  for (const one of shape.anyOf ?? []) {
    const found = findObject(one);
    if (found !== null) return found;
  }
  return null;
}

function join(parts: readonly Markup[], between: string): Markup {
  return html`${parts.map((part, i) => html`${i === 0 ? "" : between}${part}`)}`;
}
