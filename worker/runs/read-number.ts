/** A number of the configuration, above 0; `usual` where it has none. */
export function readNumber(text: string | undefined, usual: number): number {
  const value = Number(text);
  return value > 0 && Number.isFinite(value) ? value : usual;
}
