import { existsSync } from "node:fs";
import { type BrowserServer, chromium } from "playwright-core";

const installed = [
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

// No sandbox: the tests also run as root. The rest keeps the browser from asking the network on its own account.
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The path of a Chromium to drive: `CHROME_PATH`, else an installed one, else the one inside @sparticuz/chromium. */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== "") return named;
  const found = installed.find((path) => existsSync(path));
  if (found !== undefined) return found;
  // Read as the package loads: it then unpacks its own NSS libraries and puts them on the library path.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}

/** Starts one headless Chromium that tests join by its `wsEndpoint()`. */
export async function launchChromium(): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: await findChromium(), headless: true, args: flags });
}
