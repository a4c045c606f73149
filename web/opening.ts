import { decodeFlowZap, decodeLink } from "#core/formats/link";

/** What the page opens with. */
export interface Opening {
  readonly text: string;
  /** The text that stood here before a link brought another, so that it is one step of undo away; `null` if none did. */
  readonly before: string | null;
  /** Why a link could not be opened. */
  readonly trouble: "damaged" | "unknown" | null;
}

/** Where the page was opened, and what it finds there. */
export interface Place {
  /** With its leading `#`, or empty. */
  readonly hash: string;
  /** With its leading `?`, or empty. */
  readonly search: string;
  readonly stored: string | null;
  /** What a first visit sees. */
  readonly first: string;
}

/**
 * Chooses the text that the page opens with: the one in the link (`#1:...`, or `?code=` as FlowZap writes it), else the stored one,
 * else the first visit's. A link that cannot be read changes nothing of what is stored.
 */
export function chooseOpening({ hash, search, stored, first }: Place): Opening {
  const own = stored ?? first;
  const linked = readLink(hash, search);
  if (linked === null) return { text: own, before: null, trouble: null };
  if ("trouble" in linked) return { text: own, before: null, trouble: linked.trouble };
  const before = stored !== null && stored !== linked.text ? stored : null;
  return { text: linked.text, before, trouble: null };
}

/** The text that an address carries; `null` if it carries none. */
export function readLink(
  hash: string,
  search: string,
): { readonly text: string } | { readonly trouble: "damaged" | "unknown" } | null {
  const code = new URLSearchParams(search).get("code");
  if (!/^#\d+:/.test(hash) && code === null) return null;
  const decoded = code === null || /^#\d+:/.test(hash) ? decodeLink(hash) : decodeFlowZap(code);
  if (decoded.ok) return { text: decoded.text };
  return { trouble: decoded.why === "version" ? "unknown" : "damaged" };
}
