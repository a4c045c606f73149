import { describe, expect, test } from "vitest";
import { faultCodes, problemStatus } from "../../worker/codes.ts";
import { speak } from "../../worker/words/words.ts";

const args = {
  faults: "FAULTS",
  method: "METHOD",
  limit: 111,
  found: 222,
  line: 333,
  message: "MESSAGE",
  option: "OPTION",
  from: "FROM",
};

/** The arguments that a sentence has in it. */
const used = (sentence: string): string[] =>
  Object.values(args)
    .map(String)
    .filter((one) => sentence.includes(one));

describe.each(Object.keys(problemStatus) as (keyof typeof problemStatus)[])("the problem %s", (code) => {
  const [english, french] = [speak("en").problems[code], speak("fr").problems[code]];

  test("is told in both languages, with the same arguments", () => {
    expect(french.title).not.toBe(english.title);
    expect(used(french.detail(args))).toEqual(used(english.detail(args)));
  });

  test("says what to do in whole sentences, and its title without a full stop", () => {
    for (const { title, detail } of [english, french]) {
      expect(title).not.toMatch(/[.!]$/);
      if (code !== "invalid-diagram") expect(detail(args)).toMatch(/\.$/);
      expect(detail(args)).not.toContain("undefined");
    }
  });

  test("is a fault of the client, but for the one that is ours, and the format that oEmbed answers by 501", () => {
    expect(problemStatus[code] >= 500).toBe(code === "internal" || code === "no-such-format");
  });
});

test("every fault of a value is told in both languages, with its bound where it has one", () => {
  for (const code of faultCodes) {
    const [english, french] = [speak("en").faults[code]("7"), speak("fr").faults[code]("7")];
    expect(french).not.toBe(english);
    expect(french.includes("7")).toBe(english.includes("7"));
  }
});
