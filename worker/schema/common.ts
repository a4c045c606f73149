import * as v from "valibot";

/*
 * What answers look like: the schemas in this folder make the OpenAPI document and the types, and tests hold the real answers against them. What has a `ref`
 * is named in the document.
 */

export function about<Schema extends v.GenericSchema>(schema: Schema, description: string) {
  return v.pipe(schema, v.description(description));
}

export const engine = about(
  v.string(),
  "Version of the engine: the same version, text and options give the same bytes",
);

export const share = about(v.number(), "From 0 to 1");

export const seconds = about(v.number(), "Seconds");

const offset = about(v.number(), "In UTF-16 units from the beginning of the text");

export const edit = v.pipe(
  v.object({ from: offset, to: offset, insert: v.string() }),
  v.metadata({ ref: "Edit", description: "Replaces the text from `from` up to, not including, `to`" }),
);

/** A finding about the text. */
export const diagnostic = v.pipe(
  v.object({
    code: about(v.string(), "Stable"),
    severity: about(v.picklist(["error", "warning", "info"]), "An error keeps the diagram from running"),
    message: v.string(),
    args: about(v.record(v.string(), v.union([v.string(), v.number()])), "What the message is made with"),
    span: v.object({
      from: offset,
      to: offset,
      line: about(v.number(), "From 1"),
      column: about(v.number(), "From 1, in UTF-16 units"),
    }),
    fixes: about(v.array(v.object({ title: v.string(), edits: v.array(edit) })), "Ways out, the likeliest first"),
  }),
  v.metadata({ ref: "Diagnostic", description: "A finding about the text" }),
);

export const diagnostics = v.array(diagnostic);

export const named = v.object({ id: v.string(), label: v.string() });

export const address = about(v.string(), "Absolute address");
