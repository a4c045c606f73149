import { fileURLToPath } from "node:url";
import { cloudflare } from "@cloudflare/vite-plugin";
import { defineConfig, type Plugin, runnerImport } from "vite";

// Nothing asks the network: not for a sample request, not to report use or errors.
process.env.CLOUDFLARE_CF_FETCH_ENABLED = "false";
process.env.WRANGLER_SEND_METRICS = "false";
process.env.WRANGLER_SEND_ERROR_REPORTS = "false";
process.env.WRANGLER_HIDE_BANNER = "true";

const page = (name: string): string => fileURLToPath(new URL(`web/${name}.html`, import.meta.url));

const absent = fileURLToPath(new URL("worker/absent.ts", import.meta.url));

/** The minifier writes import(`...`) with backquotes, and so hides from Miniflare which modules the Worker may ask for. */
const quoteImports: Plugin = {
  name: "quote-imports",
  applyToEnvironment: ({ name }) => name === "flowodds",
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === "chunk") chunk.code = chunk.code.replace(/\bimport\(`([^`$]+)`\)/g, 'import("$1")');
    }
  },
};

/** A first visit sees the seed's picture before any script has come: it is part of the page, and scripts let its style sheet and font go first. */
const firstPicture: Plugin = {
  name: "first-picture",
  transformIndexHtml: {
    order: "post",
    async handler(html, { bundle = {} }) {
      const mark = "<!-- first picture -->";
      if (!html.includes(mark)) return html;
      const drawing = fileURLToPath(new URL("scripts/first-picture.ts", import.meta.url));
      const { module } = await runnerImport<typeof import("./scripts/first-picture.ts")>(drawing);
      const font = Object.keys(bundle).find((name) => /inter-latin-wght-normal.*\.woff2$/.test(name));
      const preload = font && `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${font}">`;
      return html
        .replace(mark, () => module.drawFirstPictures())
        .replace("</title>", `$&${preload ?? ""}`)
        .replace(/<(script type="module"|link rel="modulepreload")/g, '$& fetchpriority="low"');
    },
  },
};

export default defineConfig({
  root: "web",
  plugins: [
    quoteImports,
    firstPicture,
    cloudflare({ configPath: "../wrangler.toml", persistState: { path: "../.wrangler/state" }, inspectorPort: false }),
  ],
  environments: {
    client: {
      build: { rolldownOptions: { input: { index: page("index"), embed: page("embed"), gallery: page("gallery") } } },
    },
    flowodds: { build: { minify: "oxc" } },
  },
  // The OpenAPI document can be made from schemas of other libraries too; ours are not theirs, and none of them is for the Worker to carry.
  resolve: {
    alias: { "zod-to-json-schema": absent, "zod/v4/core": absent },
  },
  // A sandboxed embed has an opaque origin, and its module scripts are fetched with CORS.
  server: { cors: { origin: "*" } },
  // Every browser that runs the page knows modulepreload: the polyfill would only weigh on the embed.
  build: { outDir: "../dist", emptyOutDir: true, modulePreload: { polyfill: false } },
});
