import type { LossCode } from "../loss-codes.ts";
import { fr } from "./typeset.ts";

/** Ce qu’est chaque chose qui n’a pas été reprise, en français. */
export const losses: Readonly<Record<LossCode, (name: string) => string>> = {
  element: (name) => fr`« ${name} » n’a pas d’équivalent et est omis.`,
  gateway: (name) => fr`La passerelle « ${name} » est devenue une décision : une seule voie est prise à la fois.`,
  boundary: (name) => fr`L’événement « ${name} » au bord d’une tâche est omis.`,
  subprocess: (name) => fr`« ${name} » est devenu une seule étape ; son contenu est omis.`,
  event: (name) => fr`« ${name} » est devenu un simple événement : ce qui le déclenche est omis.`,
  condition: (name) => fr`La condition de « ${name} » est omise ; donnez des chances à son arête.`,
  repetition: (name) => fr`« ${name} » est fait une fois : sa répétition est omise.`,
  extension: (name) => fr`Ce qu’un autre outil garde dans « ${name} » est omis.`,
  parameter: (name) => fr`Le paramètre de simulation ${name} est omis.`,
  line: (name) => fr`« ${name} » n’a pas été compris et est omis.`,
  note: (name) => fr`La note « ${name} » est omise.`,
  direction: (name) => fr`« ${name} » va dans les deux sens ; seul l’aller est gardé.`,
  loop: (name) => fr`La boucle « ${name} » est omise ; ses arêtes restent.`,
  simulation: (name) => fr`La ligne de simulation « ${name} » est omise.`,
  detail: (name) => fr`Omis : ${name}.`,
  shape: (name) => fr`« ${name} » est devenu un rectangle.`,
  sides: () => fr`Les côtés par où les arêtes partent et arrivent sont omis.`,
  comments: (count) => (count === "1" ? fr`1 commentaire est omis.` : fr`${count} commentaires sont omis.`),
  skipped: (words) => fr`Le texte autour du diagramme est omis, à partir de « ${words} ».`,
};
