// Which records were merged into which client, the latest first, for a records officer: names and years that no seal covers, never anybody shielded.
// access: merge
CALL () {
  MATCH (s:Source)
  WHERE coalesce(s.sealed, true)
  RETURN collect(s.name) AS sealed
}
MATCH (gone:Merged)
MATCH (c:Client {id: gone.into})
WHERE NOT coalesce(c.shielded, true)
  AND NOT EXISTS { MATCH (:Professional {id: $viewer.professional})-[:INVOLVED_WITH|KNOWS_PRIVATELY]->(c) }
  AND NOT EXISTS { MATCH (c)-[m:MEMBER_OF]->(f:Family) WHERE coalesce($now < m.to, true) AND (coalesce(m.shielded, true) OR coalesce(f.shielded, true)) }
WITH sealed, gone, c ORDER BY gone.merged_on DESC, gone.id
LIMIT $most
CALL (sealed, gone, c) {
  MATCH (r:Record)-[of:OF]->(c)
  WHERE NOT r.source IN sealed
  RETURN collect(r {.source, .source_id, .given_name, .family_name, .known_as, client_id: coalesce(of.was_of, c.id), as_of: toString(r.as_of), born_year: coalesce(r.born.year, r.born_year)}) AS records
}
RETURN gone.id AS gone, c.id AS kept, toString(gone.merged_on) AS on, records
