// Somebody exchanges the places of two entries.
// access: none
MATCH (a:Entry {id: $one}), (b:Entry {id: $other}) WITH a, b, properties(a) AS one, properties(b) AS other SET a.id = "x" SET b.id = one.id, b.number = one.number, a.id = other.id, a.number = other.number
