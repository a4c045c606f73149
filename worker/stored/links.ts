/** The addresses of a stored diagram. */
export function linkStored(id: string, origin: string) {
  return { id, url: `${origin}/s/${id}`, embedUrl: `${origin}/embed/${id}` };
}
