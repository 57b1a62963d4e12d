// Write down who looked at whom, before it is shown: ids and counts, never names; the next link of a chain that one writer alone lengthens.
// access: none
MERGE (c:Chain {id: $entry.chain})
SET c.length = $entry.number, c.head = $entry.mac, c.at = $entry.at
MERGE (e:Entry {id: $entry.id})
ON CREATE SET e = $entry
RETURN e.id AS id
