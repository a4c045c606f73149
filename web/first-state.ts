import { chooseLocale } from "./i18n/words.ts";
import { readLink } from "./opening.ts";
import { read } from "./reading.ts";
import { noProspect, type State } from "./state.ts";
import { recall } from "./storage.ts";
import { recallTheme } from "./theme.ts";

/** The state that the page begins with: a text, what the browser keeps of the person's choices, and nothing found yet. `stored` is the id of the stored diagram whose page this is. */
export function makeFirstState(text: string, stored: string | null): State {
  return {
    text,
    reading: read(text),
    picture: null,
    finding: null,
    stale: false,
    exact: null,
    late: false,
    prospect: noProspect,
    run: { kind: "idle" },
    start: null,
    touched: null,
    outcome: null,
    wish: { relation: null, share: null, edge: null },
    pinned: null,
    comparing: false,
    locale: chooseLocale(new URLSearchParams(location.search).get("lang"), recall("locale"), navigator.languages),
    theme: recallTheme(),
    saved: true,
    local: recall("local") !== null,
    parent: stored ?? (readLink(location.hash, location.search) === null ? recall("parent") : null),
  };
}
