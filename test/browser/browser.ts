import { type Browser, chromium } from "playwright-core";
import { inject } from "vitest";

/** Origin of the built app, without a trailing slash. */
export const app = inject("app");

/** Joins the Chromium of the run. Close the answer after use: that ends its contexts, not the browser. */
export function joinChromium(): Promise<Browser> {
  return chromium.connect(inject("chromium"));
}
