import { language, languageFixes } from "./fr/language.ts";
import { model, modelFixes } from "./fr/model.ts";
import { addPhrasebook } from "./message.ts";

/* Whoever imports this module has findings told in French. */
addPhrasebook("fr", { messages: { ...language, ...model }, titles: { ...languageFixes, ...modelFixes } });
