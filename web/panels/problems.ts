import { select } from "d3";
import type { Diagnostic } from "#core/language/diagnostic";
import { createLocator } from "#core/language/position";
import { fixTitle, message } from "#core/messages/message";
import { make, makeButton } from "../dom.ts";
import { makeIcon } from "../icons.ts";
import type { Context, View } from "../view.ts";

/** Rows shown; the rest is counted. */
const most = 50;
const gravity = { error: 0, warning: 1, info: 2 } as const;

/** The list under the editor: what is wrong or worth knowing, the gravest first, each with its line and its fixes. */
export function createProblems(parent: HTMLElement, context: Context): View {
  const { words, figures, locale, actions } = context;
  parent.setAttribute("role", "region");
  parent.setAttribute("aria-label", words.text.problems);
  let drawn = "";

  function makeRow(diagnostic: Diagnostic, line: number): HTMLElement {
    const icon = makeIcon(diagnostic.severity);
    const place = makeButton(
      { class: "link problem-line", title: diagnostic.code },
      () => actions.reveal(diagnostic.span),
      words.text.line(figures, line),
    );
    const said = message(diagnostic, locale);
    const row = make(
      "li",
      { class: "problem", "data-severity": diagnostic.severity },
      make(
        "span",
        { class: "problem-message", dir: "auto" },
        make("span", { class: "hidden-text" }, `${words.text.severity[diagnostic.severity]}: `),
        said,
      ),
      place,
    );
    row.prepend(icon);
    if (diagnostic.fixes.length > 0) {
      const fixes = make("span", { class: "problem-fixes" });
      for (const fix of diagnostic.fixes) {
        fixes.append(
          make(
            "span",
            {},
            makeButton({ class: "link" }, () => actions.applyFix(fix), fixTitle(fix, locale)),
          ),
        );
      }
      row.append(fixes);
    }
    return row;
  }

  return {
    render({ reading }) {
      const { diagnostics } = reading;
      const gravest = [...diagnostics].sort((a, b) => gravity[a.severity] - gravity[b.severity]).slice(0, most);
      // Equal findings keep their rows, and with them the focus, while a slider changes numbers elsewhere in the text.
      const print = JSON.stringify([diagnostics.length, gravest]);
      if (print === drawn) return;
      drawn = print;
      if (diagnostics.length === 0) {
        parent.replaceChildren();
        return;
      }
      const locate = createLocator(reading.text);
      const list = make("ul");
      select(list)
        .selectAll("li")
        .data(gravest)
        .join((enter) => enter.append((diagnostic) => makeRow(diagnostic, locate(diagnostic.span.from).line)));
      parent.replaceChildren(list);
      const rest = diagnostics.length - gravest.length;
      if (rest > 0) parent.append(make("p", { class: "caption problem-more" }, words.text.more(figures, rest)));
    },
  };
}
