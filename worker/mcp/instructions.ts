/** What a client's model is told of the language before it calls a tool. */
export const instructions = `Flowodds simulates swimlane diagrams written as text (FlowZap Code), to tell what becomes of the cases and how often.

Sales { # label of the lane
n1: circle label:"Start"
n2: diamond label:"Approved?"
n3: circle label:"Done"
n1.handle(right) -> n2.handle(left)
n2.handle(right) -> n3.handle(left) [label="Yes"]
n2.handle(bottom) -> n1.handle(bottom) [label="No"]
loop [retry up to 3 times] n1 n2
}

Shapes: circle (start or end), rectangle (task), diamond (decision), taskbox. An edge into another lane names it: -> Lane.n6.handle(top).
Odds, times and settings are comment lines, anywhere in the text:
// sim n2 -> n3 70%
// sim n2 takes lognormal 2s 1s
// sim cases 10000
// sim seed 7

Call validate first: it gives the ids that the other tools use, and each finding with its place and fixes. Then simulate, analyze or render.`;
