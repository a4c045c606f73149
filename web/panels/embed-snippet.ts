/**
 * The HTML that plays a diagram in another page: an iframe that loads late, has a title for screen readers, and is sandboxed (its
 * scripts run without any access to the page around). `link` is what `encodeLink` gave.
 */
export function writeEmbed(origin: string, link: string, title: string): string {
  const attributes = {
    src: `${origin}/embed#${link}`,
    title,
    width: "720",
    height: "480",
    loading: "lazy",
    sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox",
    style: "border:0;max-width:100%",
  };
  return `<iframe ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${escapeAttribute(value)}"`)
    .join(" ")}></iframe>`;
}

function escapeAttribute(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
