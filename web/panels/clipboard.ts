/**
 * Copies the text of a field. Where the browser refuses the clipboard, the field's text is selected so that a key press copies
 * it; the answer says which of the two happened.
 */
export async function copyField(field: HTMLTextAreaElement): Promise<"copied" | "selected"> {
  try {
    await navigator.clipboard.writeText(field.value);
    return "copied";
  } catch {
    field.focus();
    field.select();
    return "selected";
  }
}
