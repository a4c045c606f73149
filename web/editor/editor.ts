import type { Span } from "#core/language/diagnostic";
import type { State } from "../state.ts";

/** The text as one edits it: a plain field first, CodeMirror when it has come. Both change the one document. */
export interface Editor {
  /** Shows the findings about the text, and what comes of its expectations. */
  render(state: State): void;
  /** Selects a place of the text and scrolls to it; the focus stays where it is. */
  show(span: Span): void;
  /** Goes to the next (1) or previous (-1) finding and tells it. */
  stepFinding(direction: 1 | -1): void;
  readonly focused: boolean;
  focus(): void;
  destroy(): void;
}
