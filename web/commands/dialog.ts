import { make, makeButton } from "../dom.ts";
import { makeIcon } from "../icons.ts";

/**
 * Opens a modal dialog over the page. Escape and a click beside it close it; it is then taken out of the page, and the focus goes back to where it
 * was. A dialog of the same name that is open is closed first.
 */
export function openDialog(
  name: string,
  label: string,
  closeWord: string,
  ...content: readonly Node[]
): HTMLDialogElement {
  document.querySelector<HTMLDialogElement>("dialog.dialog")?.close();
  const close = makeButton({ class: "dialog-close", "aria-label": closeWord }, () => dialog.close(), makeIcon("close"));
  const dialog = make("dialog", { class: `dialog ${name}`, "aria-label": label }, close, ...content);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
