import { exports } from "cloudflare:workers";
import page from "../fixtures/seed-page.txt?raw";

/** The seed's page as people paste it. */
export const seedPage = page;

/** Asks the Worker that runs in this process. */
export function ask(path: string, init?: RequestInit): Promise<Response> {
  return exports.default.fetch(new Request(`https://flowodds.test${path}`, init));
}

/** Posts a raw text; without a type, as a plain form of curl by default. */
export function post(
  path: string,
  body: BodyInit,
  type = "application/x-www-form-urlencoded",
  headers: Record<string, string> = {},
) {
  return ask(path, { method: "POST", body, headers: { "content-type": type, ...headers } });
}
