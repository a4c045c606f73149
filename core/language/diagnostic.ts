/** A half-open range of UTF-16 offsets into the source, `0 <= from <= to <= source.length`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One replacement in the source: `source.slice(from, to)` becomes `insert`. */
export interface Edit extends Span {
  readonly insert: string;
}

/** How grave a diagnostic is: an `error` keeps the diagram from running, the others do not. */
export type Severity = "error" | "warning" | "info";

/** Values that a message is made with; labels and ids stay as they were written. */
export type Args = Readonly<Record<string, string | number>>;

/** A way out that an editor can offer as a button; its title comes from the message catalogues by `code`. */
export interface Fix {
  readonly code: string;
  readonly args: Args;
  readonly edits: readonly Edit[];
}

/** One finding about the source, located; its prose is made from `code` and `args` by `core/messages`. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly args: Args;
  /** The likeliest first. */
  readonly fixes: readonly Fix[];
}
