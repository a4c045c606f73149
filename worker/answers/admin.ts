import { engineVersion } from "#core/version";
import type { Call } from "../env.ts";
import { localeOf } from "../locale.ts";
import { answerProblem } from "../problem.ts";
import { overlookRuns } from "../runs/register.ts";
import { hashToken } from "../stored/token.ts";

/**
 * Answers `GET /api/admin/runs`: how many long runs there are of each state, and those that failed. For whoever has the token that is the secret
 * `ADMIN_TOKEN`; without that secret there is nothing at this address.
 */
export async function tellRuns(call: Call): Promise<Response> {
  const { ADMIN_TOKEN, DIAGRAMS } = call.env;
  const locale = localeOf(call);
  if (ADMIN_TOKEN === undefined || ADMIN_TOKEN === "") return answerProblem(locale, "not-found");
  const token = /^bearer +(\S{1,200})$/i.exec(call.req.header("authorization") ?? "")?.[1];
  if (token === undefined) return answerProblem(locale, "no-token", {}, {}, { "www-authenticate": "Bearer" });
  // Hashes are compared: how long that takes tells nothing of the token.
  const [given, wanted] = await Promise.all([hashToken(token), hashToken(ADMIN_TOKEN)]);
  if (given !== wanted) return answerProblem(locale, "wrong-token");
  const body = { engine: engineVersion, runs: await overlookRuns(DIAGRAMS, Date.now()) };
  return call.json(body, 200, { "cache-control": "no-store" });
}
