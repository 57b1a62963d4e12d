// All edges for a backup, between nodes that are in it.
// access: backup
MATCH (one)-[edge]->(other)
WHERE NOT one:Session AND NOT one:Wall AND NOT one:SignInAttempts AND NOT other:Session AND NOT other:SignInAttempts
RETURN elementId(one) AS one, type(edge) AS type, elementId(other) AS other, properties(edge) AS properties
