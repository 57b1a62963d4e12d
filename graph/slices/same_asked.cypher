// What a records officer has said is one person and waits for a yes: one question, or those about a client; whom of the two the viewer openly supports, whose team said yes, and who has a team that did not.
// access: part
MATCH (d:Doubt)
WHERE d.same_on <= $now AND d.settled_on IS NULL AND (d.id = $asked.id OR $asked.client IN d.first + d.second)
MATCH (one:Client {id: d.first[0]})
MATCH (other:Client {id: d.second[0]})
WHERE NOT EXISTS { MATCH (:Professional {id: $viewer.professional})-[:KNOWS_PRIVATELY]->(known:Client) WHERE known.id IN [one.id, other.id] }
UNWIND [one, other] AS c
WITH d, c, NOT coalesce(c.shielded, true) AND NOT EXISTS {
  MATCH (c)-[m:MEMBER_OF]->(f:Family) WHERE coalesce($now < m.to, true) AND (coalesce(m.shielded, true) OR coalesce(f.shielded, true))
} AS told
// Whoever openly supports them, is confirmed, and can sign in to say so. A sealed service says no yes, which would tell that there is one.
CALL (c) {
  MATCH (p:Professional)-[i:INVOLVED_WITH]->(c)
  WHERE i.visibility = 'open' AND coalesce(p.active, true) AND (i.from IS NULL OR i.from <= $now) AND (i.to IS NULL OR $now < i.to)
    AND EXISTS { MATCH (a:Account {professional: p.id}) WHERE a.ended_at IS NULL AND NOT coalesce(a.waits, false) }
  OPTIONAL MATCH (source:Source {id: i.source})
  WITH p, i, source
  WHERE i.confirmed_on IS NOT NULL OR i.source = $operator OR source.agency_id = i.agency_id OR (i.agency_id IS NULL AND EXISTS {
    MATCH (p)-[w:WORKS_FOR]->(:Agency {id: source.agency_id}) WHERE (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to)
  })
  RETURN collect(p.id) AS team
}
WITH d, collect(c.id) AS clients, all(each IN collect(told) WHERE each) AS told, collect(CASE WHEN $viewer.professional IN team THEN c.id END) AS own,
  collect(CASE WHEN size(team) > 0 AND NOT c.id IN coalesce(d.yes, []) THEN c.id END) AS waits
WHERE told
RETURN d.id AS id, d.rule AS rule, d.fields AS fields, d.fingerprint AS fingerprint, clients, own, coalesce(d.yes, []) AS yes, waits
ORDER BY id
