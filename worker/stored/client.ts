import type { Call } from "../env.ts";

/**
 * Whose requests are counted together: an IPv4 address, or the 64 bits of IPv6 that a household has. `null` for this very machine, as when the
 * Worker runs locally: it owns the database, and is not limited.
 */
export function nameClient(call: Call): string | null {
  const address = call.req.header("cf-connecting-ip")?.trim().toLowerCase() ?? "";
  if (address === "" || address === "::1" || /^(?:::ffff:)?127\./.test(address)) return null;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const parts = head.split(":");
  const missing = tail === undefined ? 0 : 8 - parts.length - tail.split(":").length;
  const whole = [...parts, ...Array<string>(Math.max(0, missing)).fill("0"), ...(tail?.split(":") ?? [])];
  return whole
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ""))
    .join(":");
}

/** Whether a client may store one more diagram now. */
export function mayStore(call: Call): Promise<boolean> {
  return mayAsk(call, call.env.STORING);
}

/** Whether a client may begin one more long run now. */
export function mayRun(call: Call): Promise<boolean> {
  return mayAsk(call, call.env.RUNNING);
}

async function mayAsk(call: Call, limit: RateLimit | undefined): Promise<boolean> {
  const client = nameClient(call);
  if (client === null || limit === undefined) return true;
  const { success } = await limit.limit({ key: client });
  return success;
}
