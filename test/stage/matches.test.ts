import { describe, expect, test } from "vitest";
import { layout } from "#core/layout/layout";
import { findNodes } from "../../web/stage/matches.ts";
import { understand } from "../render/drawn.ts";

const model = understand(`Sales { # Sales
n1: circle label:"Start"
n2: rectangle label:"Vérifier la facture"
n22: taskbox label:"Send" owner:"Zoë" system:"CRM" description:"Writes to the customer"
n3: circle label:"Échec"
n1.handle(right) -> n2.handle(left)
n2.handle(right) -> n22.handle(left)
n22.handle(right) -> n3.handle(left)
}
`);
const drawing = layout(model);
const find = (query: string) => findNodes(model, drawing, query).map(({ id }) => id);

describe("a search", () => {
  test("finds labels whatever their accents and capitals, and the query's", () => {
    for (const query of ["verifier", "VÉRIFIER", "Ve\u0301rif", "la fact"]) expect(find(query)).toEqual(["n2"]);
    expect(find("echec")).toEqual(["n3"]);
  });

  test("finds ids, and puts the node first whose id is the query", () => {
    expect(find("n2")).toEqual(["n2", "n22"]);
    expect(find("N22")).toEqual(["n22"]);
  });

  test("finds owners, systems and descriptions, and wants each word of the query", () => {
    expect(find("zoe crm")).toEqual(["n22"]);
    expect(find("customer send")).toEqual(["n22"]);
    expect(find("customer facture")).toEqual([]);
  });

  test("gives matches in the direction in which cases flow", () => {
    expect(find("n")).toEqual(["n1", "n2", "n22", "n3"]);
  });

  test("finds nothing for nothing, and takes signs of patterns as they are", () => {
    for (const query of ["", "   ", ".*", "(", "[a"]) expect(find(query)).toEqual([]);
  });
});
