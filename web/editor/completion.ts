import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { complete } from "#core/language/complete";

/** Offers lanes, ids, handles and simulation lines, as the language knows them. */
export function completion(): Extension {
  return autocompletion({ override: [offer], icons: false, maxRenderedOptions: 60 });
}

function offer({ state, pos, explicit }: CompletionContext): CompletionResult | null {
  const { from, to, options } = complete(state.doc.toString(), pos);
  if (options.length === 0 || (!explicit && from === to)) return null;
  return {
    from,
    to,
    options: options.map(({ label, detail, kind, insert }) => ({
      label,
      type: kind,
      apply: insert,
      ...(detail !== undefined && { detail }),
    })),
    filter: true,
  };
}
