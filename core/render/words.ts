/** What a drawing says besides the diagram's own labels; `{name}` is filled in. */
export const words = {
  en: { diagram: "Swimlane diagram: {lanes}", reached: "reached by {share}", point: ".", percent: "%" },
  fr: { diagram: "Diagramme à couloirs : {lanes}", reached: "atteint par {share}", point: ",", percent: "\u00a0%" },
} as const;

/** The languages that a drawing speaks. */
export type DrawnLocale = keyof typeof words;
