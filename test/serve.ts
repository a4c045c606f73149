import { existsSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Miniflare, type WorkerOptions } from "miniflare";

const root = fileURLToPath(new URL("..", import.meta.url));
const config = join(root, "dist/flowodds/wrangler.json");

/** A running server: its origin without a trailing slash, and how to stop it. */
export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the built Worker and its assets in a workerd process of its own, on a free port of 127.0.0.1. What it stores is in the folder `kept`, or
 * gone with it if none is named. `change` changes the Worker's options, `beside` are workers next to it. Throws when there is no build, or when a source file is newer than it.
 */
export async function serveBuilt(
  kept?: string,
  change: (built: WorkerOptions) => WorkerOptions = (built) => built,
  beside: readonly WorkerOptions[] = [],
): Promise<Served> {
  refuseStaleBuild();
  // Read by wrangler as it loads: nothing here may ask the network.
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = "false";
  process.env.WRANGLER_SEND_METRICS = "false";
  const { unstable_getMiniflareWorkerOptions: readOptions } = await import("wrangler");
  const { workerOptions, main } = readOptions(config);
  if (main === undefined) throw new Error(`${config} names no main module`);
  const built = {
    ...workerOptions,
    name: "flowodds",
    modules: true,
    scriptPath: main,
    modulesRoot: dirname(main),
  } as WorkerOptions;
  const miniflare = new Miniflare({
    workers: [change(built), ...beside],
    host: "127.0.0.1",
    port: 0,
    cf: false,
    ...(kept !== undefined && { d1Persist: kept, durableObjectsPersist: kept }),
  });
  const url = await miniflare.ready;
  return { url: url.origin, close: () => miniflare.dispose() };
}

/** Starts a server of another origin that answers each path with the given HTML (404 for others): a stranger's page. */
export async function serveStranger(pages: Readonly<Record<string, string>>): Promise<Served> {
  const server = createServer((request, response) => {
    const html = pages[new URL(request.url ?? "/", "http://stranger").pathname];
    response.writeHead(html === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuseStaleBuild(): void {
  if (!existsSync(config)) throw new Error("there is no build: run `npm run build` first");
  const built = statSync(config).mtimeMs;
  for (const folder of ["core", "worker", "web"]) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (entry.isFile() && !file.includes("/.wrangler/") && statSync(file).mtimeMs > built) {
        throw new Error(`the build is older than ${relative(root, file)}: run \`npm run build\` first`);
      }
    }
  }
}
