import { escapeXml, write } from "../render/xml.ts";
import { type EventLogSource, isActivity, listOrigin, nameActivities } from "./event-log.ts";
import { writeInstant } from "./instant.ts";
import { readVisits, type Visit } from "./visits.ts";

const extensions = [
  ["Concept", "concept"],
  ["Lifecycle", "lifecycle"],
  ["Organizational", "org"],
  ["Time", "time"],
] as const;

/** Text that keeps its line ends and tabs in an attribute, which XML would make blanks. */
function keepBreaks(text: string): string {
  return escapeXml(text).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;").replaceAll("\r", "&#13;");
}

const text = (key: string, value: string): string => `<string key="${escapeXml(key)}" value="${keepBreaks(value)}"/>`;
const date = (key: string, seconds: number): string => write("date", { key, value: writeInstant(seconds) });

/**
 * The traced cases as an event log in XES (IEEE 1849): a trace for each case, with `schedule`, `start` and `complete` of what is done, and `complete` of what only
 * passes tokens on. `org:resource` is the lane. Engine version, seed and text stand in the log's attributes.
 */
export function writeXes(source: EventLogSource): string {
  const { model, trace } = source;
  const names = nameActivities(model);
  const traces = readVisits(model, trace).map((one) => {
    const events = one.visits.flatMap((visit) => listEvents(visit, names.get(visit.node.id)!));
    events.sort((a, b) => a.time - b.time);
    const lane = ({ node }: Visit): string => model.lanes[node.lane]!.label || model.lanes[node.lane]!.id;
    return element("trace", [
      text("concept:name", `${one.start}/${one.case}`),
      text("flowodds:start", one.start),
      text("flowodds:outcome", one.outcomes.join(" + ")),
      ...events.map(({ visit, name, transition, time }) =>
        element("event", [
          text("concept:name", name),
          text("lifecycle:transition", transition),
          text("org:resource", lane(visit)),
          date("time:timestamp", time),
          text("flowodds:node", visit.node.id),
          write("int", { key: "flowodds:token", value: visit.token }),
        ]),
      ),
    ]);
  });
  const head = [
    ...extensions.map(([name, prefix]) =>
      write("extension", { name, prefix, uri: `http://www.xes-standard.org/${prefix}.xesext` }),
    ),
    write("global", { scope: "trace" }, text("concept:name", "")),
    write(
      "global",
      { scope: "event" },
      text("concept:name", ""),
      text("lifecycle:transition", "complete"),
      text("org:resource", ""),
      date("time:timestamp", 0),
    ),
    write("classifier", { name: "Activity", keys: "concept:name" }),
    write("classifier", { name: "Activity and transition", keys: "concept:name lifecycle:transition" }),
    text("concept:name", model.lanes.map(({ label, id }) => label || id).join(", ")),
    text("lifecycle:model", "standard"),
    ...listOrigin(source).map(([key, value]) => text(key, value)),
  ];
  const attributes = 'xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<log ${attributes}>\n${[...head, ...traces].join("\n")}\n</log>\n`;
}

function element(name: string, children: readonly string[]): string {
  return `<${name}>${children.join("")}</${name}>`;
}

/** What happens in a visit, with the same name each time. */
function listEvents(visit: Visit, name: string) {
  const event = (transition: "schedule" | "start" | "complete", time: number) => ({ visit, name, transition, time });
  const { arrived, begun, completed } = visit;
  if (!isActivity(visit.node)) return [event("complete", completed)];
  return [
    ...(begun > arrived ? [event("schedule", arrived)] : []),
    event("start", begun),
    event("complete", completed),
  ];
}
