import { answerSimulate } from "#core/answer/simulate";

/** A diagram with a little of everything that a usual one has: lanes, a decision, a loop with a counter, a merge, an implicit start. */
const little = `A { # Asks
n1: circle label:"Start"
n2: rectangle label:"Ask"
n3: diamond label:"Answered?"
n4: rectangle label:"Wait"
n5: diamond label:"Max retries reached?"
n6: rectangle label:"Note"
n7: circle label:"End"
n1.handle(right) -> n2.handle(left)
n2.handle(bottom) -> B.n8.handle(top) [label="Send"]
n3.handle(right) -> n6.handle(left) [label="Yes"]
n3.handle(bottom) -> n4.handle(top) [label="No"]
n4.handle(right) -> n5.handle(left)
n5.handle(right) -> n6.handle(bottom) [label="Yes"]
n5.handle(bottom) -> n2.handle(bottom) [label="No"]
n6.handle(right) -> n7.handle(left)
loop [retry up to 5 times] n2 n3 n4 n5 n8
}
B { # Answers
n8: rectangle label:"Think"
n9: rectangle label:"Listen"
n8.handle(right) -> A.n3.handle(left)
n9.handle(right) -> A.n6.handle(top)
}
// sim n3 -> n6 70%
`;

/** So often that an engine has thrown nothing away again and has made better code of what is called most; each further run helps less. */
const runs = 8;

/**
 * Runs a little diagram, which has an engine compile what every run needs. Called while the Worker starts, before there is a request to wait for it: that
 * is the larger part of the time of the first one.
 */
export function warmUp(): void {
  for (let seed = 1; seed <= runs; seed++) {
    JSON.stringify(answerSimulate(little, { locale: "en", cases: 300, seed, exact: true }));
  }
}
