import * as v from "valibot";
import { engine } from "./common.ts";

/** Answer of `GET /api/health`. */
export const healthAnswer = v.object({ engine });
