// Questions whether records are of one person or household, two at a time, for a records officer: names and years that no seal covers, never anybody shielded.
// access: merge
CALL () {
  MATCH (s:Source)
  WHERE coalesce(s.sealed, true)
  RETURN collect(s.name) AS sealed
}
CALL (sealed) {
  MATCH (d:Doubt)
  WHERE d.settled_on IS NULL AND d.same_on IS NULL AND coalesce(d.id = $id, true) AND all(id IN d.first + d.second WHERE EXISTS {
    MATCH (c:Client {id: id})<-[:OF]-(r:Record)
    WHERE NOT r.source IN sealed AND NOT coalesce(c.shielded, true)
      AND NOT EXISTS { MATCH (:Professional {id: $viewer.professional})-[:INVOLVED_WITH|KNOWS_PRIVATELY]->(c) }
      AND NOT EXISTS { MATCH (c)-[m:MEMBER_OF]->(f:Family) WHERE coalesce($now < m.to, true) AND (coalesce(m.shielded, true) OR coalesce(f.shielded, true)) }
  })
  WITH d ORDER BY CASE d.rule WHEN 'possible-duplicate' THEN 0 WHEN 'same-number' THEN 1 ELSE 2 END, d.id
  RETURN collect(d) AS found
}
CALL (sealed, found) {
  UNWIND found[$skip..$skip + $most] AS d
  UNWIND d.first + d.second AS id
  MATCH (c:Client {id: id})<-[:OF]-(r:Record)
  WHERE NOT r.source IN sealed
  RETURN collect(DISTINCT r {.source, .source_id, .given_name, .family_name, .known_as, client_id: c.id, as_of: toString(r.as_of), born_year: coalesce(r.born.year, r.born_year)}) AS records
}
CALL () {
  MATCH (d:Doubt)
  RETURN toString(max(d.found_on)) AS as_of
}
RETURN [d IN found[$skip..$skip + $most] | d {.id, .rule, .first, .second, .homes, .fields, .fingerprint}] AS doubts, size(found) AS total, records, as_of
