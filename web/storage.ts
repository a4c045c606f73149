/** Names of what the page keeps in this browser. */
export type Kept =
  | "text"
  | "before"
  | "locale"
  | "theme"
  | "editor-width"
  | "bet"
  | "local"
  | "owned"
  | "parent"
  | "cloud";

/**
 * Reads what was kept under a name; `null` if nothing was, or if the browser keeps nothing (blocked, private, or a sandboxed frame).
 */
export function recall(name: Kept): string | null {
  try {
    return localStorage.getItem(`flowodds.${name}`);
  } catch {
    return null;
  }
}

/** Keeps a value under a name, or forgets it (`null`). Says whether the browser took it: storage can be full or blocked. */
export function keep(name: Kept, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(`flowodds.${name}`);
    else localStorage.setItem(`flowodds.${name}`, value);
    return true;
  } catch {
    return false;
  }
}
