// When a client was born.
// access: none
MATCH (r:Record)-[:OF]->(:Client {id: $client})
RETURN toString(r.born) AS born
