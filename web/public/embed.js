/*
 * A tag instead of an iframe: <flowodds-embed src="https://.../s/ID"></flowodds-embed>, or this script itself with data-src. It makes the iframe,
 * sandboxed, and gives it the height that it asks for. Attributes but src, width, height and title become parameters of the embed. See docs/embedding.md.
 */
(() => {
  const script = document.currentScript;
  const own = new Set(["src", "width", "height", "title", "style", "class", "id"]);

  /** The embed behind the address of a stored diagram, of a link that holds one, or behind an id. */
  function findEmbed(src, parameters) {
    const url = new URL(/^\w{10,40}$/.test(src) ? `/s/${src}` : src, script.src);
    url.pathname = url.pathname === "/" ? "/embed" : url.pathname.replace(/^\/s\//, "/embed/");
    for (const [name, value] of parameters) url.searchParams.set(name, value || "1");
    return /^https?:$/.test(url.protocol) && /^\/embed(\/|$)/.test(url.pathname) ? url.href : null;
  }

  function fill(place, src, read, parameters) {
    const href = findEmbed(src, parameters);
    if (href === null) return;
    const frame = document.createElement("iframe");
    frame.src = href;
    frame.title = read("title") || "Flowodds";
    frame.width = read("width") || "100%";
    frame.height = read("height") || "480";
    frame.loading = "lazy";
    frame.style.cssText = "display:block;border:0;max-width:100%";
    frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
    place.replaceChildren(frame);
    if (read("height")) return;
    addEventListener("message", ({ source, data }) => {
      if (source !== frame.contentWindow || !data || data.type !== "flowodds:resize") return;
      if (data.height > 0 && data.height < 2000) frame.height = data.height;
    });
  }

  class Embed extends HTMLElement {
    connectedCallback() {
      const parameters = [...this.attributes].map(({ name, value }) => [name, value]);
      const asked = parameters.filter(([name]) => !own.has(name) && !/^(on|data-|aria-)/.test(name));
      fill(this, this.getAttribute("src") || "", (name) => this.getAttribute(name), asked);
    }
  }
  if (!customElements.get("flowodds-embed")) customElements.define("flowodds-embed", Embed);

  const { src, ...rest } = script.dataset;
  if (src === undefined) return;
  const place = document.createElement("div");
  script.after(place);
  const asked = Object.entries(rest).filter(([name]) => !own.has(name));
  fill(place, src, (name) => rest[name], asked);
})();
