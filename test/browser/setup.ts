import type { TestProject } from "vitest/node";
import { serveBuilt } from "../serve.ts";
import { launchChromium } from "./launch.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Origin of the built app. */
    app: string;
    /** Where to join the one Chromium of all browser tests. */
    chromium: string;
  }
}

/** Starts the built app and one Chromium for all browser tests, and stops both after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const app = await serveBuilt();
  const browser = await launchChromium();
  project.provide("app", app.url);
  project.provide("chromium", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await app.close();
  };
}
