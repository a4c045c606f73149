/** Fills the embed with one sentence and a way on: what is, then what to do. */
export function showMessage(place: HTMLElement, words: (key: string) => string, key: string): void {
  const box = document.createElement("div");
  box.className = "message";
  const what = document.createElement("p");
  what.textContent = words(key);
  const then = document.createElement("p");
  then.textContent = words("embed.rest");
  const link = document.createElement("a");
  link.href = "/";
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = words("embed.open");
  box.append(what, then, link);
  place.replaceChildren(box);
}
