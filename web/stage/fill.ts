/**
 * Fills the places of a template: `{name}` becomes the value as it is, `{name|retry|retries}` the number with the singular
 * or plural word of the language. A place without a value stays as written.
 */
export function fill(template: string, values: Readonly<Record<string, string | number>>, locale = "en"): string {
  return template.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (place, name: string, one?: string, other?: string) => {
      const value = values[name];
      if (value === undefined) return place;
      if (one === undefined || other === undefined) return String(value);
      const count = Number(value);
      const word = new Intl.PluralRules(locale).select(count) === "one" ? one : other;
      return `${new Intl.NumberFormat(locale).format(count)} ${word}`;
    },
  );
}
