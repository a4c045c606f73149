import type { Flip, Paired } from "#core/engine/paired";
import type { Model } from "#core/model/model";
import { judge } from "#core/render/verdict";
import { makeSwatch } from "../charts/swatch.ts";
import { make, makeButton } from "../dom.ts";
import { makeIcon } from "../icons.ts";
import type { Context } from "../view.ts";
import type { CompareAnswer } from "./compare.worker.ts";
import { type Compared, putTogether, tellVerdict } from "./verdict.ts";
import { makeWhy } from "./why.ts";
import { compareWords } from "./words.ts";

/** Flipped cases in the list. */
const mostRows = 8;

/** What the panel of the comparison says. */
export interface PanelContent {
  readonly answer: CompareAnswer;
  /** Id of the outcome that the verdict speaks of; `null` for the first. */
  readonly outcome: string | null;
  /** Whether both texts mean the same. */
  readonly same: boolean;
  /** The present model: its labels name nodes and edges. */
  readonly model: Model;
  /** Whether a lane has a limit, which pairs leave out. */
  readonly queues: boolean;
  readonly watch: (number: number) => void;
}

/** Writes the panel: the verdict, both sides in a table, the paired difference, and the cases whose outcome changed. */
export function writePanel(panel: HTMLElement, content: PanelContent, context: Context): void {
  const { locale, figures } = context;
  const words = compareWords[locale];
  const { answer, outcome, same } = content;
  const { paired } = answer;
  const compared = putTogether(answer);
  const write = (share: number) => (compared.exact ? figures.exact(share) : figures.share(share, paired?.cases ?? 1));
  const [verdict, note] = same
    ? [words.same, words.sameNote]
    : paired === null
      ? [words.unlike, words.unlikeNote]
      : tellVerdict(compared, outcome, write, words, figures);
  // The focus stays where it was in the list, though its rows are new.
  const focused = document.activeElement?.closest<HTMLElement>("[data-watch]")?.dataset.watch;
  panel.replaceChildren(
    make(
      "div",
      { class: "compare-part" },
      make("h2", { class: "compare-verdict", dir: "auto" }, verdict),
      make("p", { class: "compare-note", dir: "auto" }, note),
      paired === null ? null : makeTable(compared, write, context),
      paired === null || same ? null : makePaired(content, compared, context),
    ),
  );
  if (paired !== null && !same) {
    panel.append(makeFlips(paired, content, compared, context));
    const { watched } = answer;
    if (watched?.parting != null) panel.append(makeWhy(watched.case, watched.parting, content.model, context));
  }
  if (focused !== undefined) panel.querySelector<HTMLElement>(`[data-watch="${focused}"]`)?.focus();
}

function makeTable(compared: Compared, write: (share: number) => string, { locale, figures }: Context): HTMLElement {
  const words = compareWords[locale];
  const head = compared.exact ? words.exact : words.simulated;
  const column = (text: string) => make("th", { scope: "col" }, text);
  const figure = (text: string) => make("td", {}, text);
  const table = make(
    "table",
    { class: "compare-table" },
    make("caption", { class: "hidden-text" }, compared.exact ? words.table : words.simulatedTable),
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        make("th", { scope: "col" }, make("span", { class: "hidden-text" }, words.outcome)),
        column(head("A")),
        column(head("B")),
        column(words.difference),
      ),
    ),
  );
  const body = make("tbody", {});
  for (const { id, label, a, b } of compared.outcomes) {
    const name = make("th", { scope: "row" }, makeSwatch(judge(id, label)), make("span", { dir: "auto" }, label));
    body.append(make("tr", {}, name, figure(write(a)), figure(write(b)), figure(figures.points((b - a) * 100))));
  }
  const { a, b, difference } = compared.steps;
  const mean = (value: number | null) => (value === null ? "" : figures.decimal(value, value < 1000 ? 4 : 2));
  body.append(
    make(
      "tr",
      { class: "compare-steps" },
      make("th", { scope: "row" }, words.steps),
      figure(mean(a)),
      figure(mean(b)),
      figure(Math.abs(difference) < 1e-9 ? figures.points(0) : figures.points(difference)),
    ),
  );
  table.append(body);
  return table;
}

function makePaired({ answer, outcome, queues }: PanelContent, compared: Compared, { locale, figures }: Context) {
  const words = compareWords[locale];
  const paragraph = make("p", { class: "compare-paired caption" });
  const { paired } = answer;
  const one = compared.outcomes.find(({ id }) => id === outcome) ?? compared.outcomes[0];
  if (paired === null || one === undefined) return paragraph;
  const { difference, ci95 } = one.paired ?? { difference: 0, ci95: [0, 0] as const };
  const [low, high] = ci95.map((each) => figures.points(each * 100));
  const sentences = [
    words.paired(figures, paired.cases),
    words.interval(one.label, figures.points(difference * 100), low!, high!),
  ];
  if (compared.exact) {
    const exact = one.b - one.a;
    const inside = ci95[0] <= exact && exact <= ci95[1];
    sentences.push(inside ? words.inside : words.outside);
    if (inside) paragraph.append(makeIcon("check"));
  }
  if (queues) sentences.push(words.routes);
  paragraph.append(make("span", { dir: "auto" }, sentences.join(" ")));
  return paragraph;
}

function makeFlips(paired: Paired, { answer, watch }: PanelContent, compared: Compared, { locale, figures }: Context) {
  const words = compareWords[locale];
  const count = paired.changes.reduce((sum, change) => sum + change.count, 0);
  const shown = paired.flips.slice(0, mostRows);
  const rest = count > shown.length ? words.first(figures, shown.length) : "";
  const nameAll = (ids: readonly string[]) =>
    ids.map((id) => compared.outcomes.find((each) => each.id === id)?.label ?? id).join(" + ");
  const list = make("ul", { class: "compare-flips" });
  const makeRow = ({ case: number, a, b }: Flip) => {
    const watching = answer.watched?.case === number;
    const button = makeButton(
      {
        class: "link",
        "data-watch": number,
        "aria-pressed": String(watching),
        "aria-label": `${watching ? words.watching : words.watch}: ${words.case(figures, number)}`,
      },
      () => watch(number),
      watching ? words.watching : words.watch,
    );
    return make(
      "li",
      { "data-watching": watching },
      make("strong", {}, words.case(figures, number)),
      make(
        "span",
        { class: "compare-change", dir: "auto" },
        make("span", {}, nameAll(a)),
        makeIcon("right"),
        make("span", { class: "hidden-text" }, ` ${words.to} `),
        make("span", {}, nameAll(b)),
      ),
      button,
    );
  };
  list.append(...shown.map(makeRow));
  return make(
    "div",
    { class: "compare-part" },
    make(
      "div",
      { class: "panel-head" },
      make("h2", {}, words.changed(figures, count)),
      make("span", { class: "caption" }, rest),
    ),
    list,
  );
}
