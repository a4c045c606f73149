/** What a file was made from. */
export interface Origin {
  readonly engine: string;
  readonly seed: number;
  readonly text: string;
}

/** The origin of a file in one text, as comments and metadata hold it. */
export function sayOrigin({ engine, seed, text }: Origin): string {
  return `Flowodds ${engine}, seed ${seed}\n${text}`;
}
