import { serveBuilt } from "../serve.ts";

/** Serves the build until the process is killed, and keeps what is stored in the folder named `KEPT`; says where it is on a line of its own. */
const { url } = await serveBuilt(process.env.KEPT);
console.log(`serving ${url}`);
