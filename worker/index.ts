import { createApp } from "./app.ts";
import { startKernel } from "./kernel.ts";

startKernel();

export default createApp();
