import { describe, expect, test } from "vitest";
import { readAsAlternatives } from "#core/model/words/alternatives";

describe("S4: labels read as alternatives", () => {
  test.each([
    [["Yes", "No"]],
    [["Oui", "Non"]],
    [["Yes/Approved", "No - Folder"]],
    [["success", "failure"]],
    [["Payment accepted", "Payment rejected"]],
    [["2xx", "4xx/5xx"]],
    [["200", "404", "500"]],
    [["Retry", "3 failures"]],
    [["in stock", "not in stock"]],
    [["big", "otherwise"]],
    [["valid", "", "invalid"]],
    [["Accepté", "Refusé"]],
    [["A 60%", "B 40%"]],
  ])("%j", (labels) => {
    expect(readAsAlternatives(labels)).toBe(true);
  });
});

describe("S4: labels of things that all happen do not", () => {
  test.each([
    [[]],
    [["", ""]],
    [["Yes", ""]],
    [["auth", "catalog", "cart"]],
    [["HTTPS", "metrics"]],
    [["402 / 200", ""]],
    [["200", "200"]],
    [["Success", "OK"]],
    [["every 5 s", "event"]],
    [["Invoice", "Note"]],
  ])("%j", (labels) => {
    expect(readAsAlternatives(labels)).toBe(false);
  });
});
