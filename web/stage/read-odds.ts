/**
 * Reads odds that a person typed: `70`, `70%`, `70,5 %`, `9/10`; a number alone is a percentage. Gives a fraction 0..1, or `null` if it
 * is none.
 */
export function readOdds(text: string): number | null {
  const plain = text.trim().replace(/\s/g, "").replace(",", ".");
  const ratio = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(plain);
  const number = /^(\d+(?:\.\d+)?|\.\d+)%?$/.exec(plain);
  const odds = ratio ? Number(ratio[1]) / Number(ratio[2]) : number ? Number(number[1]) / 100 : Number.NaN;
  return odds >= 0 && odds <= 1 ? odds : null;
}
