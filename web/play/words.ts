import type { Locale } from "#core/messages/message";

/** What the player's modes, stories and heat say in English; figures arrive written. */
const en = {
  modes: {
    label: "How cases are shown",
    stream: "Stream",
    one: "One case",
    all: "All at once",
    heat: "Heat",
    streamNote: "Cases as they arrive",
    oneNote: "One case at a time",
    allNote: "Every case sets out at the same moment",
    heatNote: "Results only: where the cases go, without tokens",
  },
  watch: "Watch a case",
  following: (number: string) => `Case ${number}`,
  story: {
    label: "Story of a case",
    waiting: "Reading the case.",
    gone: "This case is not there any more.",
    head: (number: string, outcomes: string) => `Case ${number}: ${outcomes}`,
    steps: (steps: string, one: boolean) => `${steps} ${one ? "step" : "steps"}`,
    starts: "Starts.",
    ends: (outcomes: string) => `Ends as ${outcomes}.`,
    endsHere: "ends",
    splits: "goes several ways",
    chose: (decision: string, edge: string) => `${decision} ${edge}`,
    below: (value: string, cut: string, edge: string) => `${value}, below ${cut}, so ${edge}`,
    above: (value: string, cut: string, edge: string) => `${value}, not below ${cut}, so ${edge}`,
    between: (value: string, low: string, high: string, edge: string) =>
      `${value}, from ${low} to below ${high}, so ${edge}`,
    counter: (repeats: string, bound: string, edge: string) => `${repeats} of ${bound} repeats, so ${edge}`,
    goesOn: "on",
    again: (times: string, one: boolean) => (one ? "The same way once more" : `The same way ${times} times more`),
    token: (number: string) => `token ${number}`,
    draws: "Its draws",
    drawsNote: "A draw from 0 to 1 decides; the bar shows which part leads where.",
    noDraws: "Nothing was left to chance.",
    more: (count: string) => `and ${count} more`,
    missed: (by: string) => `missed by ${by}`,
    others: "Other cases",
    of: (count: string, cases: string) => `${count} of ${cases}`,
    longest: "Longest",
    p95: "95th percentile",
    p50: "Typical",
    watch: "Watch",
    watchNext: "Next",
    watchNamed: (what: string) => `Watch: ${what}`,
    untimed: "Told as if no lane had a limit: this case was not on the stage, so its waiting is not in it.",
    unlimited: "Found as if no lane had a limit: times are without waiting.",
    searching: "Looking through the cases.",
    previous: "Previous case",
    next: "Next case",
    copy: "Link to this moment",
    copied: "Link copied",
    byHand: "Copy it from here:",
    back: "All cases",
    times: (count: string, one: boolean) => (one ? "once" : `${count} times`),
  },
  pause: {
    set: (label: string) => `Pause when a case comes to ${label}`,
    take: (label: string) => `No longer pause at ${label}`,
  },
  heat: {
    label: "Heat",
    exact: "exact, no run needed",
    simulated: "from the last run",
    none: "Not known yet.",
    nodes: "Nodes",
    reach: "share of cases that come there",
    waiting: "mean wait",
    edges: "Edges",
    passes: (most: string) => `passes per case, up to ${most}`,
    lanes: "Lanes",
    service: "share of the work",
    capacity: "share of the capacity in use",
    measure: "Colour nodes by",
    byReach: "Reach",
    byWaiting: "Waiting",
  },
} as const;

/** The same shape with any words. */
type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : Translation<T[K]>;
};

export type PlayWords = Translation<typeof en>;

const fr: PlayWords = {
  modes: {
    label: "Façon de montrer les cas",
    stream: "Flux",
    one: "Un cas",
    all: "Tous ensemble",
    heat: "Chaleur",
    streamNote: "Les cas comme ils arrivent",
    oneNote: "Un cas à la fois",
    allNote: "Tous les cas partent au même moment",
    heatNote: "Résultats seuls : où vont les cas, sans jetons",
  },
  watch: "Suivre un cas",
  following: (number) => `Cas ${number}`,
  story: {
    label: "Histoire d'un cas",
    waiting: "Lecture du cas.",
    gone: "Ce cas n'existe plus.",
    head: (number, outcomes) => `Cas ${number} : ${outcomes}`,
    steps: (steps, one) => `${steps} ${one ? "étape" : "étapes"}`,
    starts: "Départ.",
    ends: (outcomes) => `Finit en ${outcomes}.`,
    endsHere: "finit",
    splits: "part de plusieurs côtés",
    chose: (decision, edge) => `${decision} ${edge}`,
    below: (value, cut, edge) => `${value}, sous ${cut}, donc ${edge}`,
    above: (value, cut, edge) => `${value}, pas sous ${cut}, donc ${edge}`,
    between: (value, low, high, edge) => `${value}, de ${low} à moins de ${high}, donc ${edge}`,
    counter: (repeats, bound, edge) => `${repeats} reprises sur ${bound}, donc ${edge}`,
    goesOn: "la suite",
    again: (times, one) => (one ? "Encore une fois de même" : `Encore ${times} fois de même`),
    token: (number) => `jeton ${number}`,
    draws: "Ses tirages",
    drawsNote: "Un tirage de 0 à 1 décide ; la barre montre quelle part mène où.",
    noDraws: "Rien n'a été laissé au hasard.",
    more: (count) => `et ${count} de plus`,
    missed: (by) => `manqué de ${by}`,
    others: "Autres cas",
    of: (count, cases) => `${count} sur ${cases}`,
    longest: "Le plus long",
    p95: "95e centile",
    p50: "Typique",
    watch: "Suivre",
    watchNext: "Suivant",
    watchNamed: (what) => `Suivre : ${what}`,
    untimed:
      "Raconté comme si aucun couloir n'avait de limite : ce cas n'était pas sur la scène, son attente n'y est pas.",
    unlimited: "Trouvés comme si aucun couloir n'avait de limite : les temps sont sans attente.",
    searching: "Recherche parmi les cas.",
    previous: "Cas précédent",
    next: "Cas suivant",
    copy: "Lien vers ce moment",
    copied: "Lien copié",
    byHand: "À copier d'ici :",
    back: "Tous les cas",
    times: (count, one) => (one ? "une fois" : `${count} fois`),
  },
  pause: {
    set: (label) => `Pause quand un cas arrive à ${label}`,
    take: (label) => `Plus de pause à ${label}`,
  },
  heat: {
    label: "Chaleur",
    exact: "exact, sans simulation",
    simulated: "d'après la dernière simulation",
    none: "Pas encore connu.",
    nodes: "Nœuds",
    reach: "part des cas qui y viennent",
    waiting: "attente moyenne",
    edges: "Arcs",
    passes: (most) => `passages par cas, jusqu'à ${most}`,
    lanes: "Couloirs",
    service: "part du travail",
    capacity: "part de la capacité occupée",
    measure: "Colorer les nœuds selon",
    byReach: "Venue",
    byWaiting: "Attente",
  },
};

const catalogues: Readonly<Record<Locale, PlayWords>> = { en, fr };

/** The player's words in a language. */
export function choosePlayWords(locale: Locale): PlayWords {
  return catalogues[locale];
}
