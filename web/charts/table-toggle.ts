import { makeButton } from "../dom.ts";
import type { Words } from "../i18n/en.ts";

/** Makes the button that shows a chart's figures as a table instead, and the chart again. `show` is told which. */
export function makeTableToggle(chart: string, show: (table: boolean) => void, { table }: Words): HTMLButtonElement {
  const button = makeButton(
    { class: "link table-toggle", "aria-pressed": "false", "aria-label": table.of(chart) },
    () => {
      const open = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(open));
      show(open);
    },
    table.show,
  );
  return button;
}
