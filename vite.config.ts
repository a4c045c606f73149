import { fileURLToPath } from "node:url";
import { cloudflare } from "@cloudflare/vite-plugin";
import { defineConfig } from "vite";

// Nothing asks the network: not for a sample request, not to report use or errors.
process.env.CLOUDFLARE_CF_FETCH_ENABLED = "false";
process.env.WRANGLER_SEND_METRICS = "false";
process.env.WRANGLER_SEND_ERROR_REPORTS = "false";
process.env.WRANGLER_HIDE_BANNER = "true";

const page = (name: string): string => fileURLToPath(new URL(`web/${name}.html`, import.meta.url));

export default defineConfig({
  root: "web",
  plugins: [
    cloudflare({ configPath: "../wrangler.toml", persistState: { path: "../.wrangler/state" }, inspectorPort: false }),
  ],
  environments: {
    client: {
      build: { rolldownOptions: { input: { index: page("index"), embed: page("embed"), gallery: page("gallery") } } },
    },
  },
  // A sandboxed embed has an opaque origin, and its module scripts are fetched with CORS.
  server: { cors: { origin: "*" } },
  // Every browser that runs the page knows modulepreload: the polyfill would only weigh on the embed.
  build: { outDir: "../dist", emptyOutDir: true, modulePreload: { polyfill: false } },
});
