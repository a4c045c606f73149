import * as v from "valibot";
import { about, diagnostics, engine } from "./common.ts";

/** An error (RFC 9457). */
export const problem = v.pipe(
  v.object({
    type: v.string(),
    title: v.string(),
    status: v.number(),
    code: about(v.string(), "Stable"),
    detail: v.string(),
    engine,
    limit: about(v.optional(v.number()), "The bound that was met"),
    errors: about(
      v.optional(v.array(v.object({ at: v.string(), code: v.string(), detail: v.string() }))),
      "The values that are wrong",
    ),
    diagnostics: about(v.optional(diagnostics), "What is wrong with the diagram"),
  }),
  v.metadata({ ref: "Problem", description: "Why there is no answer (RFC 9457)" }),
);
