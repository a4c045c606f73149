/** The words of the gallery in English; the other languages have the same shape. */
export const en = {
  tag: "en",
  title: "Gallery of patterns - Flowodds",
  heading: "Gallery of patterns",
  lead: "Thirteen small systems, each with odds, times and something it promises. Open one, move a slider, and see what the promise rests on.",
  language: "Language",
  theme: { light: "Theme: light", dark: "Theme: dark", system: "Theme: as the system" },
  open: "Open in the playground",
  tryThis: "Try this:",
  items: {
    callback: {
      title: "Callback",
      about:
        "An operation that takes its time accepts the job at once, and notifies a callback URL when it is done. Meanwhile the client works on; it goes on with the result once it has both. After three retries the result is kept for polling.",
      tryThis:
        "Lower “Callback answered?” to 60%: 2.6% of the results now wait for somebody to ask. A fourth retry brings it back to 1%.",
    },
    webhook: {
      title: "Webhook",
      about:
        "An event in one system is sent to another over HTTP. Failed deliveries are tried up to five times more. Nothing in the drawing joins the receiver to the sender, so it has cases of its own.",
      tryThis:
        "With a 70% chance for each attempt 99.93% arrive. Find the chance at which one delivery in a hundred is lost: just under 54%.",
    },
    snapshot: {
      title: "Periodic snapshot",
      about:
        "Every hour important state is copied, if it changed. A copy with a wrong checksum is thrown away and made again, at most twice; if all three are bad, the old snapshot stays.",
      tryThis:
        "One copy in ten is bad, yet only 0.08% of the hours end without a new snapshot. Allow no retry and it is 8%.",
    },
    audit: {
      title: "Audit log",
      about:
        "No important action without an entry of who, what and when, written before it happens; the entry's end is appended after it. What cannot be logged is refused.",
      tryThis:
        "Make every action important: the mean time rises by 22 ms, and more than three times as many are refused.",
    },
    rollback: {
      title: "Rollback",
      about:
        "A release takes a backup, migrates the tables and moves the traffic. When a later step fails, the earlier ones are undone in reverse order. What cannot be undone needs a person.",
      tryThis:
        "Restores fail once in a hundred, and are needed for 11% of the releases: 0.11% need a person. Which slider halves that sooner, “Restored?” or “Healthy?”?",
    },
    filter: {
      title: "Filter",
      about:
        "Messages that do not match the criteria are dropped before the one worker sees them. What is left of random arrivals is random again, so the worker is the queue of the textbooks (M/M/1) with 20 messages a second where it can do 25.",
      tryThis: "Let half of the messages match: the worker is busy all the time and its queue never stops growing.",
    },
    view: {
      title: "Materialized view",
      about:
        "Queries are answered from a result that was computed before. Where the row is missing or too old, the tables are asked, and the row is written into the view for the next one.",
      tryThis:
        "93.1% are answered within 5 ms, and still most of the mean time is the tables. See in “What matters” which of the two odds moves it more.",
    },
    breaker: {
      title: "Circuit breaker",
      about:
        "Calls to a service that fails too often are not made: the fallback answers at once, and now and then a trial call finds out whether the service is back.",
      tryThis:
        "Let the circuit be closed in 50% of the calls, and watch how fast the fallback makes the 99th percentile.",
    },
    backoff: {
      title: "Retry with back-off",
      about:
        "After each failure the client waits longer, so the server under load has better odds at each attempt: 60%, 75%, 90%. The odds go by attempt.",
      tryThis: "Give all attempts 60%: 2.6% of the requests are abandoned instead of 0.1%.",
    },
    saga: {
      title: "Saga",
      about:
        "A trip is three bookings with three firms, and no transaction spans them. If a later one fails, the earlier ones are cancelled, which costs money.",
      tryThis: "Book what fails most often first: swap the odds of flight and hotel and compare the mean cost.",
    },
    limit: {
      title: "Rate limit with a queue",
      about:
        "A limiter gives ten permits a second on average, and lets five requests wait. At eight requests a second the formula for this queue (M/M/1/6) says that 6.6% are turned away.",
      tryThis: "Let 20 wait instead of 5: hardly any request is turned away, and all of them wait longer.",
    },
    approval: {
      title: "Approval with rework",
      about:
        "An incomplete order goes back to the customer until it is right; a large one needs a manager, who may say no.",
      tryThis:
        "A quarter of the corrections are second ones or later. Raise “Complete?” to 90% and look at the mean time.",
    },
    die: {
      title: "A die out of coins",
      about:
        "Knuth and Yao's way to roll a fair die with a fair coin: 11/3 tosses on average, and each face has exactly one sixth, although the cycles have no bound.",
      tryThis: "Bend one coin to 60% heads and see which faces win. The exact values need no run.",
    },
  },
};

export type GalleryWords = typeof en;
