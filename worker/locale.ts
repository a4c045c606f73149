import type { Locale } from "#core/messages/message";
import type { Call } from "./env.ts";

/** The language of an answer: the `lang` option, else the first of `Accept-Language` that is spoken, else English. */
export function chooseLocale(lang: string | undefined, accepted: string | undefined): Locale {
  for (const tag of [lang ?? "", ...rankLanguages(accepted ?? "")]) {
    if (/^fr\b/i.test(tag)) return "fr";
    if (/^en\b/i.test(tag)) return "en";
  }
  return "en";
}

/** The language of an answer to a request without options in its body. */
export function localeOf(call: Call): Locale {
  return chooseLocale(call.req.query("lang"), call.req.header("accept-language"));
}

/** Has findings told in a language; a Worker that nobody asks in French never loads them. */
export async function learnLocale(locale: Locale): Promise<void> {
  if (locale === "fr") await import("#core/messages/french");
}

/** Language tags by quality, the best first (RFC 9110, 12.5.4); a header beyond 500 characters is cut. */
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
