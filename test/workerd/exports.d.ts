declare namespace Cloudflare {
  interface GlobalProps {
    mainModule: typeof import("../../worker/index.ts");
  }

  type WorkerBindings = import("../../worker/env.ts").Bindings;

  interface Env extends WorkerBindings {}
}
