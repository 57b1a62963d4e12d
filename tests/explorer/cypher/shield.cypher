// Mark a client as shielded, or no longer.
// access: none
MATCH (c:Client {id: $client})
SET c.shielded = $shielded
