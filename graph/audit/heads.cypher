// How long the other chains of the journal are that were written to since a moment, and their last codes; the latest first.
// access: none
MATCH (c:Chain)
WHERE c.at > $since AND c.id <> $own
RETURN c.id AS chain, c.length AS length, c.head AS head
ORDER BY c.at DESC
LIMIT $most
