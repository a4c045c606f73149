import { createApp } from "./app.ts";
import { startKernel } from "./kernel.ts";
import { warmUp } from "./warm-up.ts";

startKernel();
warmUp();

export default createApp();
