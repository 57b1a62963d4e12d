// Where the id of somebody leads who was merged into another.
// access: read-network
MATCH (gone:Merged {id: $id})
RETURN gone.into AS into
