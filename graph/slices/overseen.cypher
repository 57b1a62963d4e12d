// The clients of a privacy officer's areas, and every shielded one: what they are called by, and who is tied to them by sealed ties only.
// access: read-journal
CALL () {
  MATCH (c:Client)-[m:MEMBER_OF]->(f:Family)-[:AT]->(a:Address)
  USING INDEX SEEK a:Address(area)
  WHERE a.area IN $viewer.areas
    AND (m.from IS NULL OR m.from <= $now) AND (m.to IS NULL OR $now < m.to) AND (a.from IS NULL OR a.from <= $now) AND (a.to IS NULL OR $now < a.to)
    AND NOT coalesce(m.shielded, true) AND NOT coalesce(f.shielded, true) AND NOT coalesce(a.shielded, true)
    AND m.visibility = 'open' AND a.visibility = 'open'
  RETURN c
  UNION
  MATCH (c:Client {shielded: true})
  RETURN c
}
WITH DISTINCT c
CALL (c) {
  OPTIONAL MATCH (p:Professional)-[t:INVOLVED_WITH]->(c)
  // Whoever only joined, and was never confirmed, has no tie to hide behind.
  WHERE t.joining IS NULL OR t.confirmed_on IS NOT NULL
  WITH p.id AS id, collect(coalesce(t.visibility, 'hidden')) AS ties
  RETURN collect(CASE WHEN NOT 'open' IN ties THEN id END) AS own
}
CALL (c) {
  OPTIONAL MATCH (p:Professional)-[:WORKS_FOR]->(:Agency)-[t:INVOLVED_WITH]->(c)
  WHERE coalesce(t.visibility, 'hidden') <> 'open' AND NOT EXISTS { MATCH (p)-[o:INVOLVED_WITH]->(c) WHERE o.visibility = 'open' }
  RETURN collect(DISTINCT p.id) AS agencys
}
CALL (c) {
  // Whose every tie is to others of the family, and sealed: what they read of this one comes from there.
  MATCH (c)-[m:MEMBER_OF]->(:Family)<-[n:MEMBER_OF]-(other:Client)
  WHERE coalesce($now < m.to + duration({months: 13}), true) AND coalesce($now < n.to + duration({months: 13}), true)
  WITH DISTINCT c, other
  CALL (other) {
    MATCH (p:Professional)-[t:INVOLVED_WITH]->(other)
    WHERE t.joining IS NULL OR t.confirmed_on IS NOT NULL
    RETURN p, t.visibility AS visibility
    UNION ALL
    MATCH (p:Professional)-[:WORKS_FOR]->(:Agency)-[t:INVOLVED_WITH]->(other)
    RETURN p, t.visibility AS visibility
  }
  WITH c, p, collect(coalesce(visibility, 'hidden')) AS ties
  RETURN collect(CASE WHEN NOT 'open' IN ties AND NOT EXISTS { MATCH (p)-[o:INVOLVED_WITH]->(c) WHERE o.visibility = 'open' } THEN p.id END) AS around
}
CALL (c) {
  MATCH (r:Record)-[:OF]->(c)
  RETURN collect(DISTINCT r.family_name) AS names
}
RETURN c.id AS client, names, own + agencys + around AS sealed
