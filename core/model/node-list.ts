/** Nodes that a message names before it stops. */
const most = 8;

/** Ids as a message names them: "n4, n5", cut off with an ellipsis after eight. */
export function listNodes(ids: readonly string[]): string {
  return ids.length <= most ? ids.join(", ") : `${ids.slice(0, most).join(", ")}…`;
}
