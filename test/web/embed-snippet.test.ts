import { expect, test } from "vitest";
import { writeEmbed } from "../../web/panels/embed-snippet.ts";

test("the iframe is lazy, titled and sandboxed, and carries the diagram in its address", () => {
  const html = writeEmbed("https://flowodds.example", "#1:abc-_", "Webhook delivery");
  expect(html).toMatch(/^<iframe [^<>]*><\/iframe>$/);
  for (const part of [
    'src="https://flowodds.example/embed#1:abc-_"',
    'title="Webhook delivery"',
    'loading="lazy"',
    'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"',
    'width="720"',
    'height="480"',
  ]) {
    expect(html).toContain(part);
  }
});

test("a title cannot leave its attribute", () => {
  const html = writeEmbed("https://x", "#1:a", `"><script>alert(1)</script>&`);
  expect(html).not.toContain("<script");
  expect(html).toContain("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;");
});
