/** What the page tells in a field that a person can type in. */
export interface ToldValue {
  /** Shows a value. Only one that differs from the last takes the place of what is being typed: a run that ends meanwhile does not. */
  show(value: string): void;
  /** Gives up what was typed. */
  restore(): void;
}

/** Ties a field to what it tells. */
export function tellValue(field: HTMLInputElement): ToldValue {
  let told: string | null = null;
  return {
    show(value) {
      if (value === told) return;
      told = value;
      field.value = value;
    },
    restore() {
      field.value = told ?? "";
    },
  };
}
