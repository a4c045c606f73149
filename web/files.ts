import { make } from "./dom.ts";
import { readFile } from "./pasting.ts";

/** What becomes of a file that was chosen; nothing does where none was. */
export interface FileActions {
  take(text: string): void;
  refuse(trouble: "fileTooBig" | "fileUnreadable"): void;
}

/** Lets the person choose a diagram's file of this machine. */
export function pickFile({ take, refuse }: FileActions): void {
  const field = make("input", {
    type: "file",
    accept: ".fz,.txt,.bpmn,.xml,.mmd,.mermaid,text/plain,application/xml",
    hidden: true,
    id: "file",
  });
  field.addEventListener("change", async () => {
    const file = field.files?.[0];
    field.remove();
    if (file === undefined) return;
    const read = await readFile(file);
    if ("text" in read) take(read.text);
    else refuse(read.trouble);
  });
  field.addEventListener("cancel", () => field.remove());
  document.getElementById("file")?.remove();
  document.body.append(field);
  field.click();
}

/** Saves a text as a file of this name. */
export function saveFile(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = make("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A file's name for a diagram of this name: its letters and figures, joined by hyphens. */
export function nameFile(diagram: string): string {
  const base = diagram
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `${base.slice(0, 60) || "diagram"}.fz`;
}
