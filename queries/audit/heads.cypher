// How long each chain of the journal is, and the code of its last entry.
// access: audit
MATCH (c:Chain)
RETURN c.id AS chain, c.length AS length, c.head AS head
ORDER BY chain
