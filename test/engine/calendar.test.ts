import fc from "fast-check";
import { expect, test } from "vitest";
import { Calendar } from "#core/engine/calendar";

test("T1: events come out by (time, sequence), however pushes and pops are mixed", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat({ max: 5 }), { freq: 3 }), { maxLength: 200 }), (acts) => {
      const calendar = new Calendar();
      const model: { time: number; item: number }[] = [];
      acts.forEach((time, item) => {
        if (time !== null) {
          calendar.push(time, item);
          model.push({ time, item });
          return;
        }
        if (model.length === 0) return;
        // Items are numbered as they were put in, so that the first of the least time is the next.
        const least = Math.min(...model.map((event) => event.time));
        const at = model.findIndex((event) => event.time === least);
        expect(calendar.time).toBe(least);
        expect(calendar.pop()).toBe(model.splice(at, 1)[0]!.item);
      });
      expect(calendar.size).toBe(model.length);
    }),
  );
});

test("a cleared calendar is empty", () => {
  const calendar = new Calendar();
  calendar.push(3, 1);
  calendar.clear();
  expect(calendar.size).toBe(0);
});
