import { createDesk } from "./desk.ts";
import { startTheme } from "./theme.ts";

startTheme();
createDesk();
