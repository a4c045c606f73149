import { en } from "./words/en.ts";

export type EmbedLocale = "en" | "fr";

/** The words of an embed and its stage in one language, by key; a key that is none comes back as it is. Other languages than English are fetched. */
export async function speak(locale: EmbedLocale): Promise<(key: string) => string> {
  const words: Readonly<Record<string, string>> = locale === "fr" ? (await import("./words/fr.ts")).fr : en;
  return (key) => words[key] ?? key;
}

/** The first language of a list that an embed speaks, else English. */
export function chooseLanguage(tags: readonly string[]): EmbedLocale {
  const known = tags.map((tag) => tag.toLowerCase().split("-")[0]).find((base) => base === "en" || base === "fr");
  return known === "fr" ? "fr" : "en";
}
