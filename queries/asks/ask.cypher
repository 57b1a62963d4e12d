// Ask any service that one can't see to call, once for a client in thirty days.
// access: join
MERGE (k:Ask {id: $ask.id})
ON CREATE SET k += $ask
RETURN count(*) AS rows
