import type { Locale } from "#core/messages/message";

/** The language of an answer: the `lang` option, else the first of `Accept-Language` that is spoken, else English. */
export function chooseLocale(lang: string | undefined, accepted: string | undefined): Locale {
  const wanted = [lang ?? "", ...rankLanguages(accepted ?? "")];
  for (const tag of wanted) {
    if (/^fr\b/i.test(tag)) return "fr";
    if (/^en\b/i.test(tag)) return "en";
  }
  return "en";
}

function rankLanguages(header: string): string[] {
  return header
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find((one) => one !== undefined);
      return { tag, quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
