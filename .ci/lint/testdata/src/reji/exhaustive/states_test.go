package exhaustive

var picked = map[State]string{Paid: "tests pick what they are about"}
