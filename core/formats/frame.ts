/** A player in another page. */
export interface Frame {
  /** Absolute address. */
  readonly src: string;
  /** Said by screen readers. */
  readonly title: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** The HTML of a player: an iframe that loads late and is sandboxed, so that its scripts run without any access to the page around. */
export function writeFrame({ src, title, width, height }: Frame): string {
  const attributes = {
    src,
    title,
    width: String(width),
    height: String(height),
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
