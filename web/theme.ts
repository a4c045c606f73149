import { keep, recall } from "./storage.ts";

/** The theme that was chosen; `system` follows the machine. */
export type Theme = "light" | "dark" | "system";

const themes: readonly Theme[] = ["system", "light", "dark"];
const night = matchMedia("(prefers-color-scheme: dark)");

/** The theme that was chosen last, `system` if none was. */
export function recallTheme(): Theme {
  const kept = recall("theme");
  return themes.find((theme) => theme === kept) ?? "system";
}

/** Shows the page in a theme and keeps the choice. */
export function showTheme(theme: Theme): void {
  keep("theme", theme === "system" ? null : theme);
  paint(theme);
}

/** What a press on the theme button leads to: system, light, dark, and round again. */
export function nextTheme(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
}

/** Shows the kept theme, and follows the machine where none was chosen. */
export function startTheme(): void {
  paint(recallTheme());
  night.addEventListener("change", () => paint(recallTheme()));
}

function paint(theme: Theme): void {
  const dark = theme === "dark" || (theme === "system" && night.matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}
