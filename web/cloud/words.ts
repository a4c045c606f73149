import type { Locale } from "#core/messages/message";
import type { Figures } from "../i18n/figures.ts";

const en = {
  heading: "Run in the cloud",
  offer: (figures: Figures, cases: number, minutes: number) =>
    `${figures.count(cases)} cases take about ${figures.count(minutes)} min in this browser.`,
  leaving: "In the cloud many machines share them, and you may close this page. Your text is kept there for 30 days.",
  begin: "Run in the cloud",
  here: "Run here",
  close: "Close",
  starting: "Starting in the cloud",
  progress: "Progress of the run in the cloud",
  counted: (figures: Figures, done: number, cases: number) => `${figures.count(done)} of ${figures.count(cases)} cases`,
  left: (figures: Figures, seconds: number) =>
    seconds < 90
      ? `about ${figures.count(Math.ceil(seconds))} s left`
      : `about ${figures.count(Math.round(seconds / 60))} min left`,
  leave: "You may leave: it goes on.",
  page: "Its page",
  cancel: "Cancel",
  done: (figures: Figures, cases: number) => `Done in the cloud: ${figures.count(cases)} cases.`,
  other: "It was another text than the one here.",
  open: "Open its page",
  json: "JSON",
  csv: "CSV",
  swept: (figures: Figures, points: number, edge: string, cases: number) =>
    `Done in the cloud: ${figures.count(points)} settings of ${edge}, ${figures.count(cases)} cases.`,
  curve: (edge: string) => `Share of an outcome over the odds of ${edge}`,
  axis: (edge: string) => `odds of ${edge}`,
  outcome: "Outcome of the curve",
  interval: "95% interval",
  exact: "exact",
  cancelled: "The run in the cloud was cancelled.",
  failed: "The run in the cloud ended without results.",
  gone: "The run in the cloud is no longer kept.",
  unreachable: "Could not reach the server.",
  again: "Try again",
};

/** What the page says of runs in the cloud. */
export type CloudWords = typeof en;

const fr: CloudWords = {
  heading: "Simuler dans le cloud",
  offer: (figures, cases, minutes) =>
    `${figures.count(cases)} cas prennent environ ${figures.count(minutes)} min dans ce navigateur.`,
  leaving:
    "Dans le cloud, plusieurs machines se les partagent, et vous pouvez fermer cette page. Votre texte y est gardé 30 jours.",
  begin: "Simuler dans le cloud",
  here: "Simuler ici",
  close: "Fermer",
  starting: "Lancement dans le cloud",
  progress: "Avancement de la simulation dans le cloud",
  counted: (figures, done, cases) => `${figures.count(done)} cas sur ${figures.count(cases)}`,
  left: (figures, seconds) =>
    seconds < 90
      ? `encore ${figures.count(Math.ceil(seconds))} s environ`
      : `encore ${figures.count(Math.round(seconds / 60))} min environ`,
  leave: "Vous pouvez partir : elle continue.",
  page: "Sa page",
  cancel: "Annuler",
  done: (figures, cases) => `Terminé dans le cloud : ${figures.count(cases)} cas.`,
  other: "C'était un autre texte que celui d'ici.",
  open: "Ouvrir sa page",
  json: "JSON",
  csv: "CSV",
  swept: (figures, points, edge, cases) =>
    `Terminé dans le cloud : ${figures.count(points)} réglages de ${edge}, ${figures.count(cases)} cas.`,
  curve: (edge) => `Part d'une issue selon la probabilité de ${edge}`,
  axis: (edge) => `probabilité de ${edge}`,
  outcome: "Issue de la courbe",
  interval: "intervalle à 95 %",
  exact: "exact",
  cancelled: "La simulation dans le cloud a été annulée.",
  failed: "La simulation dans le cloud s'est terminée sans résultats.",
  gone: "La simulation dans le cloud n'est plus gardée.",
  unreachable: "Le serveur ne répond pas.",
  again: "Réessayer",
};

/** By language. */
export const cloudWords: Readonly<Record<Locale, CloudWords>> = { en, fr };
