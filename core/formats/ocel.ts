import { type EventLogSource, listOrigin, nameActivities } from "./event-log.ts";
import { writeInstant } from "./instant.ts";
import { readVisits } from "./visits.ts";

/**
 * The traced cases as an object-centric event log, OCEL 2.0 in JSON: an event for each visit of a node, at the time when it is completed, related to its case,
 * its token and its lane. An object of the type `run` holds engine version, seed and text.
 */
export function writeOcel(source: EventLogSource): string {
  const { model, trace } = source;
  const names = nameActivities(model);
  const cases = readVisits(model, trace);
  const beginning = writeInstant(0);
  const at = (name: string, value: string) => ({ name, time: beginning, value });
  const string = (name: string) => ({ name, type: "string" });
  const origin = listOrigin(source);
  const caseId = (one: { readonly start: string; readonly case: number }) => `case ${one.start}/${one.case}`;
  const log = {
    objectTypes: [
      { name: "run", attributes: origin.map(([key]) => string(key)) },
      { name: "lane", attributes: [string("label")] },
      { name: "case", attributes: [string("start"), string("outcome")] },
      { name: "token", attributes: [] },
    ],
    eventTypes: [...names.values()].map((name) => ({
      name,
      attributes: [string("node"), { name: "arrived", type: "time" }, { name: "begun", type: "time" }],
    })),
    objects: [
      { id: "run", type: "run", attributes: origin.map(([key, value]) => at(key, value)), relationships: [] },
      ...model.lanes.map(({ id, label }) => ({
        id: `lane ${id}`,
        type: "lane",
        attributes: [at("label", label)],
        relationships: [],
      })),
      ...cases.flatMap((one) => [
        {
          id: caseId(one),
          type: "case",
          attributes: [at("start", one.start), at("outcome", one.outcomes.join(" + "))],
          relationships: [{ objectId: "run", qualifier: "is part of" }],
        },
        ...[...new Set(one.visits.map(({ token }) => token))].map((token) => ({
          id: `${caseId(one)}/${token}`,
          type: "token",
          attributes: [],
          relationships: [{ objectId: caseId(one), qualifier: "belongs to" }],
        })),
      ]),
    ],
    events: cases.flatMap((one) =>
      one.visits.map(({ node, token, arrived, begun, completed }, i) => ({
        id: `${caseId(one)}#${i}`,
        type: names.get(node.id)!,
        time: writeInstant(completed),
        attributes: [
          { name: "node", value: node.id },
          { name: "arrived", value: writeInstant(arrived) },
          { name: "begun", value: writeInstant(begun) },
        ],
        relationships: [
          { objectId: caseId(one), qualifier: "is of" },
          { objectId: `${caseId(one)}/${token}`, qualifier: "is done with" },
          { objectId: `lane ${model.lanes[node.lane]!.id}`, qualifier: "is done by" },
        ],
      })),
    ),
  };
  return `${JSON.stringify(log, null, 1)}\n`;
}
