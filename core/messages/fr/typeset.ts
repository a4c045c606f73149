/**
 * A template in French typography: a narrow no-break space before `? ! ;`, a no-break space before `: %` and inside « ». Values stay as they are: they
 * are the person's own words.
 */
export function fr(strings: TemplateStringsArray, ...values: readonly (string | number | undefined)[]): string {
  return strings.map((text, index) => `${typeset(text)}${values[index] ?? ""}`).join("");
}

function typeset(text: string): string {
  return text
    .replace(/ (?=[?!;])/g, "\u202f")
    .replace(/ (?=[:%»])/g, "\u00a0")
    .replace(/« /g, "«\u00a0");
}
