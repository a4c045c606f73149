import { en } from "./words/en.ts";
import { fr } from "./words/fr.ts";

export type { StageWord } from "./words/en.ts";

/** What the stage and the timeline say, by language. */
export const stageWords = { en, fr } as const;
