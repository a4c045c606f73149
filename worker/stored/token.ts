import { encodeBase64Url } from "#core/formats/base64url";

/** A new token of 256 random bits: whoever has it owns a stored diagram. */
export function makeToken(): string {
  return encodeBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** What is kept of a token: SHA-256 in base64url. It is random and long, so that a plain hash tells nothing of it. */
export async function hashToken(token: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return encodeBase64Url(new Uint8Array(digest));
}
