import * as v from "valibot";
import { notations, targets } from "#core/formats/notations";
import { lossCodes } from "#core/messages/loss-codes";
import { about, diagnostics, engine } from "./common.ts";

/** Answer of `POST /api/convert`. */
export const convertAnswer = v.object({
  engine,
  from: v.picklist(notations),
  to: v.picklist(targets),
  text: about(v.string(), "The diagram in the notation that was asked for"),
  losses: about(
    v.array(
      v.object({
        code: about(v.picklist(lossCodes), "Stable"),
        name: about(v.string(), "What it is called where it comes from"),
        message: v.string(),
      }),
    ),
    "What could not be carried, in the order in which it was met",
  ),
  diagnostics: about(
    diagnostics,
    "About the diagram as FlowZap Code: the body or the answer, or what lies between them",
  ),
});
