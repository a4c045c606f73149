import { listIds } from "../stored/id.ts";

/** A new id of a run: 117 random bits, so that nobody finds a run whose address was not given to them. */
export async function makeRunId(): Promise<string> {
  const [, id = ""] = await listIds(crypto.getRandomValues(new Uint8Array(32)));
  return id;
}
