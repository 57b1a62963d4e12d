// The records that were merged into a client, the latest first.
// access: read-network
MATCH (gone:Merged {into: $client})
RETURN gone.id AS id, toString(gone.merged_on) AS on
ORDER BY gone.merged_on DESC, id
