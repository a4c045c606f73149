import { readFile } from "./pasting.ts";

/** What becomes of texts that arrive from outside. */
export interface IntakeActions {
  take(text: string): void;
  refuse(trouble: "fileTooBig" | "fileUnreadable"): void;
}

/** Takes files and texts that are dropped anywhere on the page, and texts that are pasted while no field has the focus. */
export function listenToIntake(page: HTMLElement, { take, refuse }: IntakeActions): void {
  const carries = (event: DragEvent, type: string) => event.dataTransfer?.types.includes(type) === true;
  const inField = (event: Event) =>
    event.target instanceof Element && event.target.closest("input, textarea, .editor") !== null;

  // Files are taken before the editor sees them: it would insert them into the text.
  page.addEventListener(
    "dragover",
    (event) => {
      if (!carries(event, "Files") && (inField(event) || !carries(event, "text/plain"))) return;
      event.preventDefault();
      page.dataset.dropping = "";
    },
    { capture: true },
  );
  for (const end of ["dragleave", "drop", "dragend"] as const) {
    page.addEventListener(
      end,
      (event) => {
        if (end !== "dragleave" || !page.contains(event.relatedTarget as Node | null)) delete page.dataset.dropping;
      },
      { capture: true },
    );
  }
  page.addEventListener(
    "drop",
    async (event) => {
      const file = event.dataTransfer?.files[0];
      if (file === undefined && (inField(event) || !carries(event, "text/plain"))) return;
      event.preventDefault();
      event.stopPropagation();
      if (file === undefined) {
        take(event.dataTransfer?.getData("text/plain") ?? "");
        return;
      }
      const read = await readFile(file);
      if ("text" in read) take(read.text);
      else refuse(read.trouble);
    },
    { capture: true },
  );

  addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (event.defaultPrevented || inField(event) || text.trim() === "") return;
    event.preventDefault();
    take(text);
  });
}
