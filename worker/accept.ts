/**
 * Whether a client would rather have `type` than `other`, by its `Accept` header (RFC 9110, 12.5.1): quality first, then order. `type` must be
 * named, a wildcard is not enough.
 */
export function prefers(accept: string | undefined, type: string, other: string): boolean {
  const ranges = (accept ?? "")
    .slice(0, 500)
    .toLowerCase()
    .split(",")
    .map((part, order) => {
      const [name = "", ...parameters] = part.split(";").map((one) => one.trim());
      const quality = Number(parameters.find((one) => one.startsWith("q="))?.slice(2) ?? 1);
      return { name, quality: Number.isNaN(quality) ? 0 : quality, order };
    });
  const best = (names: readonly string[]) =>
    ranges.filter(({ name, quality }) => names.includes(name) && quality > 0).sort(compare)[0];
  const wanted = best([type]);
  if (wanted === undefined) return false;
  const rival = best([other]) ?? best([`${other.split("/")[0]}/*`, "*/*"]);
  return rival === undefined || compare(wanted, rival) < 0;
}

function compare(a: { quality: number; order: number }, b: { quality: number; order: number }): number {
  return b.quality - a.quality || a.order - b.order;
}
