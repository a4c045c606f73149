import { find } from "../dom.ts";
import type { Words } from "../i18n/en.ts";
import { createFaces } from "./faces.ts";

/** Lets odds and times share one place of the dock, and steps and sojourn times another; `tell` is called after each choice. */
export function createDockFaces({ time }: Words, tell: () => void): void {
  const page = find("page");
  for (const { label, faces } of [
    {
      label: time.inputs,
      faces: [
        { id: "decisions", name: time.decisionsFace },
        { id: "times", name: time.face },
      ],
    },
    {
      label: time.results,
      faces: [
        { id: "steps", name: time.stepsFace },
        { id: "sojourn", name: time.face },
      ],
    },
  ]) {
    const first = faces[0]!.id;
    // Kept on the page, so that another language shows the same.
    createFaces(label, faces, page.dataset[`${first}Face`] ?? first, (id) => {
      page.dataset[`${first}Face`] = id;
      tell();
    });
  }
}
