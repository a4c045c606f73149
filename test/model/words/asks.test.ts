import { describe, expect, test } from "vitest";
import { asksForCount } from "#core/model/words/asks";

describe("L4: a label asks for the count with a word of either kind", () => {
  test.each([
    "Max retries reached?",
    "Retries remaining?",
    "Retries left?",
    "MAX ATTEMPTS EXCEEDED",
    "Tries exhausted?",
    "Retry limit?",
    "retry-limit hit?",
    "Attempt count reached 3?",
    "Count below the maximum?",
    "Nombre max atteint ?",
    "Réessais épuisés ?",
    "Tentatives restantes ?",
    "Nombre d'essais dépassé ?",
  ])("%s", (label) => {
    expect(asksForCount(label)).toBe(true);
  });
});

describe("L4: a label with one kind, or with the word inside another, is left to chance", () => {
  test.each([
    "Retryable error?",
    "Account limit?",
    "Success?",
    "Limit reached?",
    "Retry?",
    "Try again?",
    "Discount left?",
    "Entries exceeded?",
    "",
  ])("%s", (label) => {
    expect(asksForCount(label)).toBe(false);
  });
});
