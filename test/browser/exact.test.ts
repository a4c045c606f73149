import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { examples } from "../../web/examples/examples.ts";
import { app, joinChromium } from "./browser.ts";
import { findViolations } from "./visit.ts";

let browser: Browser;
let context: BrowserContext;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  page = await context.newPage();
  troubles = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
});
afterEach(async () => {
  await context.close();
  expect(troubles).toEqual([]);
});

const poll = <T>(ask: () => T | Promise<T>) => expect.poll(ask, { timeout: 15_000, interval: 50 });

/** The text as the browser keeps it. */
const readText = () => page.evaluate(() => localStorage.getItem("flowodds.text") ?? "");

const exact = (name: string) => page.locator("#outcomes tr", { hasText: name }).locator(".outcome-certain");
const slider = (label: string) => page.getByRole("slider", { name: label }).and(page.locator("#decisions input"));
const twoxx = "Response status?: odds of 2xx";

/** Opens the page with a text of one's own (the seed unless given) and waits for its exact answers. */
async function open(text: string = examples.seed, locale?: "fr"): Promise<void> {
  await context.addInitScript(
    ([kept, tag]) => {
      if (localStorage.getItem("flowodds.text") === null) localStorage.setItem("flowodds.text", kept!);
      if (tag !== undefined) localStorage.setItem("flowodds.locale", tag);
    },
    [text, locale] as const,
  );
  await page.goto(app);
  await page.locator(".cm-content").waitFor();
  await page.locator("#outcomes .outcome-certain:not(:empty)").first().waitFor();
}

/** Drags a slider's thumb with the mouse, one move a frame. */
async function drag(label: string, from: number, to: number): Promise<void> {
  await slider(label).hover();
  const box = (await slider(label).boundingBox())!;
  const at = (percent: number) => box.x + 8 + ((box.width - 16) * percent) / 100;
  const middle = box.y + box.height / 2;
  await page.mouse.move(at(from), middle);
  await page.mouse.down();
  await page.mouse.move(at(to), middle, { steps: 12 });
  await page.mouse.up();
}

test("E1: the exact shares, what one point more does, and one repeat more, are there without a run", async () => {
  await page.route("**/run.worker*", (route) => route.abort());
  await open();
  await poll(() => exact("Failed").textContent()).toBe("0.0729%");
  expect(await exact("Success").textContent()).toBe("99.927%");
  expect(await page.locator("#outcomes .panel-head").textContent()).toContain("not run yet");
  await poll(() => page.locator("#decisions .odds-row .influence-figure").first().textContent()).toBe("−0.0146 pt");
  await poll(() => page.locator("#decisions .loop-row .influence-figure").textContent()).toBe("−0.0510 pt");
  expect(await page.locator("#decisions .influence").first().getAttribute("title")).toBe(
    "+1 point of 2xx moves Failed by −0.0146 points",
  );
  troubles = troubles.filter((trouble) => !trouble.includes("Failed to load resource"));
});

test("E5: the run stands beside the exact shares, with whether they agree", async () => {
  await open();
  await poll(() => page.locator(".agreement").textContent()).toMatch(/^They agree, exact inside both intervals\.$/);
  expect(await page.locator("#outcomes .whisker-exact").count()).toBe(2);
});

test("a dragged slider moves the exact shares in the same frame or the next, as one step", {
  timeout: 60_000,
}, async () => {
  await open();
  await poll(() => exact("Failed").textContent()).toBe("0.0729%");
  await page.evaluate(() => {
    const cell = document.querySelectorAll("#outcomes .outcome-certain")[1]!;
    const seen: { frames: number; odds: number; share: string }[] = [];
    let open: { frames: number; odds: number } | null = null;
    // Registered on the way down: it runs before the page's own listener.
    addEventListener(
      "input",
      (event) => {
        open = { frames: 0, odds: Math.round((event.target as HTMLInputElement).valueAsNumber) };
      },
      { capture: true },
    );
    new MutationObserver(() => {
      if (open !== null) seen.push({ ...open, share: cell.textContent ?? "" });
      open = null;
    }).observe(cell, { subtree: true, childList: true, characterData: true });
    const count = () => {
      if (open !== null) open.frames++;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    Object.assign(globalThis, { seen });
  });
  const readSeen = () =>
    page.evaluate(() => (globalThis as unknown as { seen: { frames: number; odds: number; share: string }[] }).seen);
  // The panels come a few a task: the slider is where it stays once the run is told and it has been still for two frames.
  await page.locator("#outcomes .outcome-share:not(:empty)").first().waitFor();
  await slider(twoxx).hover();
  const box = (await slider(twoxx).boundingBox())!;
  const go = (percent: number) =>
    page.mouse.move(box.x + 8 + ((box.width - 16) * percent) / 100, box.y + box.height / 2);
  await go(70);
  await page.mouse.down();
  // Each move waits for its answer, so that none is overtaken by the next.
  for (let percent = 72; percent <= 90; percent += 2) {
    const before = (await readSeen()).length;
    await go(percent);
    await poll(async () => (await readSeen()).length).toBeGreaterThan(before);
  }
  await page.mouse.up();
  const seen = await readSeen();
  for (const { odds, share } of seen) {
    // The seed fails where six attempts fail.
    const percent = (1 - odds / 100) ** 6 * 100;
    expect(Math.abs(Number(share.replace("%", "")) / percent - 1), `${share} at ${odds}%`).toBeLessThan(0.005);
  }
  // The callback of the frame that the move belongs to is counted too: at most 1 is this frame, or the next.
  const frames = seen.map((each) => each.frames).sort((a, b) => a - b);
  expect(frames[Math.floor(frames.length / 2)], JSON.stringify(frames)).toBeLessThanOrEqual(1);
  await poll(readText).toContain("// sim n8 -> n9 90%");

  await page.keyboard.press("Control+z");
  await poll(readText).toBe(examples.seed);
  await poll(() => exact("Failed").textContent()).toBe("0.0729%");
});

test("after a drag across a large diagram, stopped anywhere, the page shows what a fresh page shows of the same text", {
  timeout: 60_000,
}, async () => {
  const large = Array.from({ length: 40 }, (_, k) => {
    const [id, next] = [`d${k}`, k === 39 ? "good" : `d${k + 1}`];
    return `${id}: diamond label:"Check ${k}?"\n${id}.handle(right) -> ${next}.handle(left) [label="Yes"]\n${id}.handle(bottom) -> bad.handle(top) [label="No"]`;
  });
  const text = `Main {\n${large.join("\n")}\ngood: circle label:"Done"\nbad: circle label:"Failed"\n}\n`;
  const read = (of: Page) =>
    of.evaluate(() => {
      const list = (name: string) => [...document.querySelectorAll(name)];
      return {
        shares: list("#outcomes .outcome-certain").map((cell) => cell.textContent),
        found: list("#outcomes .outcome-share").map((cell) => cell.textContent),
        chips: list(".pill.chip").map((chip) => `${chip.textContent} ${chip.getAttribute("aria-valuetext")}`),
        levels: list(".pill .level").map((level) => level.getAttribute("d")),
        lines: list(".edge .line").map((line) => `${line.getAttribute("d")} ${line.getAttribute("style")}`),
        sliders: list("#decisions input.slider").map((input) => (input as HTMLInputElement).value),
      };
    });
  await open(text);
  await drag("Check 0?: odds of Yes", 50, 83);
  await poll(() => page.locator(".pill.chip", { hasText: "Yes" }).first().getAttribute("aria-valuetext")).not.toBe(
    "50%",
  );
  await poll(async () => /sim.*d0/.test(await readText())).toBe(true);
  const second = await context.newPage();
  await second.goto(app);
  await second.locator("#outcomes .outcome-share:not(:empty)").first().waitFor();
  // Either may still be drawing; the parts that differ for good are named.
  const differing = async () => {
    const [dragged, fresh] = [await read(page), await read(second)];
    return Object.entries(fresh).flatMap(([part, shown]) =>
      JSON.stringify(shown) === JSON.stringify(dragged[part as keyof typeof dragged]) ? [] : part,
    );
  };
  await poll(differing).toEqual([]);
  await second.close();
});

test("E4: the goal says how far the odds could go, moves the slider there as one step, and undo brings it back", async () => {
  await open();
  const answer = page.locator(".goal-answer");
  await poll(() => answer.textContent()).toBe("Met. 2xx could go down to 68.38%.");
  await page.getByRole("spinbutton", { name: "Goal: share in percent" }).fill("0.0001");
  await page.keyboard.press("Enter");
  await poll(() => answer.textContent()).toBe("Not met. 2xx has to go to 90%.");
  await page.getByRole("button", { name: "Set it: 2xx to 90%" }).click();
  await poll(readText).toContain("// sim n8 -> n9 90%");
  await poll(() => exact("Failed").textContent()).toBe("0.0001%");
  await poll(() => answer.textContent()).toContain("Met.");
  expect(await slider(twoxx).inputValue()).toBe("90");
  await page.keyboard.press("Control+z");
  await poll(readText).toBe(examples.seed);
  await poll(() => exact("Failed").textContent()).toBe("0.0729%");
  expect(await slider(twoxx).inputValue()).toBe("70");
});

test("E4: a goal that no odds reach says what the best is", async () => {
  await open();
  await page.getByRole("combobox", { name: "Goal: odds to move" }).selectOption({ label: "Yes" });
  await page.getByRole("spinbutton", { name: "Goal: share in percent" }).fill("0.01");
  await page.keyboard.press("Enter");
  await poll(() => page.locator(".goal-answer").textContent()).toBe("Cannot be reached. The best is 0.0729%.");
});

test("the slider in use opens its curve, by mouse and by keyboard", async () => {
  await open();
  const curve = page.locator(".sweep-row:not([hidden])");
  await poll(() => curve.count()).toBe(1);
  expect(await curve.textContent()).toContain("Failed over the odds of 2xx: 100% at 0%, 0% at 100%");
  await slider("Response status?: odds of 4xx/5xx").focus();
  await poll(() => curve.textContent()).toContain("Failed over the odds of 4xx/5xx: 0% at 0%, 100% at 100%");
  expect(await curve.count()).toBe(1);
  await page.keyboard.press("ArrowRight");
  await poll(() => exact("Failed").textContent()).toBe("0.0888%");
});

test("a slider that is taken does not slide away from under the hand when another's curve closes", async () => {
  await open();
  await poll(() => page.locator(".sweep-row:not([hidden])").count()).toBe(1);
  const second = slider("Response status?: odds of 4xx/5xx");
  const box = (await second.boundingBox())!;
  await page.mouse.move(box.x + 8 + (box.width - 16) * 0.3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 8 + (box.width - 16) * 0.5, box.y + box.height / 2, { steps: 5 });
  await poll(() => exact("Failed").textContent()).toBe("1.56%");
  expect((await second.boundingBox())?.y).toBe(box.y);
  await page.mouse.up();
  await poll(() => page.locator(".sweep-row:not([hidden])").count()).toBe(1);
});

test("presses of a stepper that follow one another faster than the page is drawn all count", async () => {
  await open();
  await page
    .locator("#decisions .loop-row .stepper button")
    .last()
    .evaluate((button: HTMLButtonElement) => {
      for (let presses = 0; presses < 3; presses++) button.click();
    });
  await poll(readText).toContain("// sim loop n7 at most 8");
  // The picture says so too: the text of the loop alone would be wrong.
  await poll(() => page.locator(".loop-badge text").textContent()).toBe("retry up to 5 times · at most 8");
});

test("a thumb that is let go before a frame showed it still writes whole percents", async () => {
  await open();
  await slider(twoxx).evaluate((thumb: HTMLInputElement) => {
    thumb.value = "61.37";
    thumb.dispatchEvent(new Event("input"));
    thumb.dispatchEvent(new Event("pointerup"));
  });
  await poll(readText).toMatch(/\/\/ sim n8 -> n9 61%$/m);
});

test("what matters most leads to its slider", async () => {
  await open();
  const matters = page.getByRole("group", { name: "What matters most" }).locator("li").getByRole("button");
  await poll(() => matters.allTextContents()).toEqual(["one more repeat−0.0510", "2xx−0.0146"]);
  await matters.last().click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(twoxx);
});

test("another outcome can be chosen to measure by, and of one that is no failure no goal is guessed", async () => {
  await open();
  await page.getByRole("combobox", { name: "Outcome that the odds are measured by" }).selectOption("Success");
  await poll(() => page.locator("#decisions .odds-row .influence-figure").first().textContent()).toBe("+0.0146 pt");
  expect(await page.locator(".goal-answer").textContent()).toBe(" ");
  await page.getByRole("spinbutton", { name: "Goal: share in percent" }).fill("99.9");
  await page.keyboard.press("Enter");
  await poll(() => page.locator(".goal-answer").textContent()).toBe("Met. 2xx could go down to 68.38%.");
});

const expectations = "// sim expect n12 < 0.1%\n// sim expect n12 < 0.05%\n// sim expect steps p95 < 20\n";

test("expectations are marked in the gutter with a tick or a cross, and told at the end of their line", async () => {
  await open(examples.seed + expectations);
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  const notes = page.locator(".cm-expect-note");
  await poll(() => notes.count()).toBe(3);
  // A tick is one stroke, a cross two.
  const readMarks = () =>
    page
      .locator(".cm-expect-mark path")
      .evaluateAll((all) => all.map((path) => (path.getAttribute("d")!.split("M").length === 2 ? "tick" : "cross")));
  expect(await readMarks()).toEqual(["tick", "cross", "tick"]);
  const said = await notes.evaluateAll((all) => all.map((note) => note.getAttribute("aria-label")));
  expect(said).toEqual(["Holds: 0.0729%, exact", "Does not hold: 0.0729%, exact", "Holds: 13, simulated"]);
  await drag(twoxx, 70, 60);
  await poll(readMarks).toEqual(["cross", "cross", "tick"]);
});

test("what only a simulation can tell says so, and why", async () => {
  await open(`${examples.seed}// sim lane Delivery capacity 1 queue 2\n`);
  await poll(() => exact("Failed").textContent()).toBe("not available");
  expect(await page.locator(".agreement").textContent()).toContain("whom Webhook Delivery turns away depends on times");
  await page.getByRole("combobox", { name: "Language" }).selectOption("fr");
  await poll(() => exact("Failed").textContent()).toBe("indisponible");
});

test("in French the exact answers speak French", async () => {
  await open(examples.seed + expectations, "fr");
  await poll(() => exact("Failed").textContent()).toMatch(/^0,0729\s%$/);
  await poll(() => page.locator(".goal-answer").textContent()).toMatch(/^Atteint\. 2xx peut descendre à 68,38\s%\.$/);
  await poll(() => page.locator(".agreement").textContent()).toMatch(/^Accord, exact dans/);
  expect(await page.locator("#decisions .influence").first().getAttribute("title")).toBe(
    "+1 point de 2xx change Failed de −0,0146 point",
  );
  await page.getByRole("spinbutton", { name: "But : part en pour cent" }).fill("0.0001");
  await page.keyboard.press("Enter");
  await poll(() => page.locator(".goal-answer").textContent()).toMatch(/^Non atteint\. Il faut 2xx à 90\s%\.$/);
});

test.each([
  ["light", 1440],
  ["dark", 1440],
  ["light", 390],
] as const)(
  "axe finds nothing to complain about in %s at %i pixels, with marks and curve",
  {
    timeout: 60_000,
  },
  async (theme, width) => {
    await page.emulateMedia({ colorScheme: theme });
    await open(examples.seed + expectations);
    await page.setViewportSize({ width, height: 900 });
    await poll(() => page.locator(".agreement").textContent()).not.toBe("");
    await page.locator(".bar-run:not(:empty)").waitFor();
    for (const tab of width === 390 ? ["Text", "Diagram", "Odds", "Results"] : [""]) {
      if (tab !== "") await page.getByRole("navigation").getByRole("button", { name: tab }).click();
      expect(await findViolations(page), tab).toEqual([]);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll("#dock button, #dock select, #dock input")]
          .map((element) => ({ html: element.outerHTML.slice(0, 80), box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.height > 0 && (box.height < 24 || box.width < 24))
          .map(({ html }) => html),
      );
      expect(small).toEqual([]);
    }
  },
);
