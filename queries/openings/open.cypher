// Open a client for an account until a moment, once however often it is sent.
// access: open
MERGE (o:Opening {id: $opening.id})
ON CREATE SET o += $opening
RETURN count(*) AS rows
