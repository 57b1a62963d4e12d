// Somebody removes entries of a chain, from one number to another.
// access: none
MATCH (e:Entry {chain: $chain}) WHERE $first <= e.number AND e.number <= $last DELETE e
