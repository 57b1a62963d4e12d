// Two records are one person: the one that goes leads to the one that stays. Nobody shielded, and nobody with whom whoever says so has a tie.
// access: part
MATCH (kept:Client {id: $kept})
MATCH (gone:Client {id: $gone})
// Whatever is sent twice at once waits for itself.
SET kept.n = kept.n, gone.n = gone.n
WITH kept, gone
WHERE kept <> gone AND NOT coalesce(kept.shielded, true) AND NOT coalesce(gone.shielded, true)
  AND NOT EXISTS { MATCH (:Professional {id: $me})-[:INVOLVED_WITH|KNOWS_PRIVATELY]->(own:Client) WHERE own.id IN [$kept, $gone] }
CREATE (gone)-[:MERGED_INTO]->(kept)
REMOVE gone:Client
SET gone:Merged, gone.into = kept.id, gone.merged_on = $today, gone.merged_by = $by
WITH kept, gone
CALL (kept, gone) {
  MATCH (below:Merged {into: gone.id})
  SET below.into = kept.id
}
RETURN count(*) AS rows
