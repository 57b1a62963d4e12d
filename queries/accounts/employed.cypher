// Whether an account stands, and its professional is active and works for an agency that shares, as far as any employment or agreement is known.
// access: none
MATCH (a:Account {id: $account})
WHERE a.ended_at IS NULL AND NOT coalesce(a.waits, false)
OPTIONAL MATCH (p:Professional {id: a.professional})
WITH a, p
WHERE a.professional IS NULL OR (coalesce(p.active, p IS NOT NULL)
  // Who works nowhere that is known has nobody's agreement.
  AND ((NOT EXISTS { (p)-[:WORKS_FOR]->(:Agency) } AND NOT EXISTS { (:Agreement) }) OR EXISTS {
    MATCH (p)-[w:WORKS_FOR]->(g:Agency)
    WHERE coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
      AND coalesce(g.shared_from <= $today, true) AND coalesce($today < g.shared_until, true)
  }))
// An administrator is out with their agency, and where they are somebody who works there, with their work.
WITH a, p
WHERE a.administers IS NULL OR EXISTS {
  MATCH (own:Agency {id: a.administers})
  WHERE coalesce(own.shared_from <= $today, true) AND coalesce($today < own.shared_until, true) AND (a.professional IS NULL OR EXISTS {
    MATCH (p)-[here:WORKS_FOR]->(own)
    WHERE coalesce(here.from <= $today, true) AND coalesce($today < here.to, true)
  })
}
RETURN a.id AS id
