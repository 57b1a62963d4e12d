// Somebody removes a chain with all its entries.
// access: none
MATCH (c:Chain {id: $chain}) OPTIONAL MATCH (e:Entry {chain: $chain}) DELETE e, c
