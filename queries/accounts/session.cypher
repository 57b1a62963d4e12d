// Whose session this is, if it is neither idle nor too old and the account, its professional and their employment still stand.
// access: none
MATCH (s:Session {id: $id})-[:OPENED_BY]->(a:Account)
WHERE s.started > $oldest AND s.last_seen > $idle AND a.ended_at IS NULL AND NOT coalesce(a.waits, false) AND (s.proved_at IS NOT NULL OR s.started > $half)
OPTIONAL MATCH (p:Professional {id: a.professional})
WITH s, a, p
WHERE a.professional IS NULL OR coalesce(p.active, p IS NOT NULL)
  AND (NOT EXISTS { (p)-[:WORKS_FOR]->(:Agency) } OR EXISTS {
    MATCH (p)-[w:WORKS_FOR]->(:Agency)
    WHERE coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
  })
RETURN a.id AS id, a.name AS name, a.role AS role, a.professional AS professional, coalesce(a.areas, []) AS areas, a.supervises AS supervises, p.name AS person,
  s.last_seen <= $fresh AS stale, s.proved_with AS proved_with,
  coalesce(s.proved_at > $lately, false) AS lately,
  COUNT { (:Factor)-[:FACTOR_OF]->(a) } AS factors,
  COLLECT {
    MATCH (o:Opening {account: a.id})
    WHERE o.until > $now
    RETURN o {.id, .kind, client_id: o.client, until: toString(o.until)} AS opening ORDER BY o.until DESC, o.id
  } AS openings
