/** Terms of a form before it is given up for a name of its own. */
const mostTerms = 16;

/** A count that is known as a sum: a constant and multiples of counts that are not known, by the number that names them. */
export interface Form {
  readonly constant: number;
  readonly terms: ReadonlyMap<number, number>;
}

export function constantForm(constant: number): Form {
  return { constant, terms: new Map() };
}

/** The count with that name, of which nothing else is known. */
export function unknownForm(name: number): Form {
  return { constant: 0, terms: new Map([[name, 1]]) };
}

/** `form + factor * other`; beyond 16 terms `null`: too long to be of use. */
export function addForms(form: Form, other: Form, factor = 1): Form | null {
  if (other.terms.size === 0) return { constant: form.constant + factor * other.constant, terms: form.terms };
  const terms = new Map(form.terms);
  for (const [name, multiple] of other.terms) {
    const sum = (terms.get(name) ?? 0) + factor * multiple;
    if (sum === 0) terms.delete(name);
    else terms.set(name, sum);
  }
  return terms.size > mostTerms ? null : { constant: form.constant + factor * other.constant, terms };
}

/** Whether two counts are certainly equal. */
export function areEqual(form: Form, other: Form): boolean {
  if (form.constant !== other.constant || form.terms.size !== other.terms.size) return false;
  for (const [name, multiple] of form.terms) if (other.terms.get(name) !== multiple) return false;
  return true;
}

/** The count if it is certain, else `null`. */
export function certainCount(form: Form): number | null {
  return form.terms.size === 0 ? form.constant : null;
}
