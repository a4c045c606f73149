import { expect, test } from "vitest";
import { findNotation } from "#core/formats/notation";
import { readMermaid } from "#core/formats/read-mermaid";
import { read } from "../../web/reading.ts";

const flow = `\`\`\`mermaid
flowchart LR
  %% what follows is drawn by nobody else
  subgraph shop [The shop]
    a([Order]) --> b{Paid?}
    b -->|Yes| c["Pack <br/> it"]
    b -- No --> d((Cancelled))
  end
  subgraph post
    c --> e[Send] & f[Tell]
    e --> g((Done))
    f -.-> g
  end
  style a fill:#fff
  nonsense !!
\`\`\``;

test("a flowchart becomes lanes, shapes, labels and edges; what is not understood is told", () => {
  const back = readMermaid(flow);
  const { model, errors } = read(back?.text ?? "");
  expect(errors).toEqual([]);
  expect(model.lanes.map(({ id, label }) => [id, label])).toEqual([
    ["shop", "The shop"],
    ["post", "post"],
  ]);
  expect(model.nodes.map(({ id, shape, label }) => `${id} ${shape} ${label}`)).toEqual(
    [
      "a circle Order",
      "b diamond Paid?",
      "c rectangle Pack   it",
      "d circle Cancelled",
      "e rectangle Send",
      "f rectangle Tell",
      "g circle Done",
    ].map((line) => line.replace("   ", " ")),
  );
  expect(model.edges.map(({ id, label }) => [id, label]).sort()).toEqual(
    [
      ["a->b", ""],
      ["b->c", "Yes"],
      ["b->d", "No"],
      ["c->e", ""],
      ["c->f", ""],
      ["e->g", ""],
      ["f->g", ""],
    ].sort(),
  );
  expect(back?.losses).toEqual([{ code: "line", name: "nonsense !!" }]);
});

test("a sequence diagram becomes a lane for each participant and a step for each message, in their order", () => {
  const back = readMermaid(`sequenceDiagram
    actor U as User
    participant S
    U->>S: Ask
    Note over S: it thinks
    S-->>U: Answer`);
  const { model, errors } = read(back?.text ?? "");
  expect(errors).toEqual([]);
  expect(model.lanes.map(({ label }) => label)).toEqual(["User", "S"]);
  const labels = model.nodes.map(({ label, lane }) => `${label} ${model.lanes[lane]!.label}`).sort();
  expect(labels).toEqual(["Answer User", "Ask S", "End User", "Start User"]);
  expect(model.edges).toHaveLength(3);
  expect(back?.losses).toEqual([{ code: "note", name: "Note over S: it thinks" }]);
});

test("another text is no Mermaid", () => {
  for (const other of ["", "graphics", "A { # a\n}", "graph { # Graph\n}", "flow of goods", "<definitions/>"]) {
    expect([other, findNotation(other) === "mermaid", readMermaid(other)]).toEqual([other, false, null]);
  }
});
