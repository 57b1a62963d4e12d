// Whether an account stands, and its professional is active and works for an agency, as far as any employment is known.
// access: none
MATCH (a:Account {id: $account})
WHERE a.ended_at IS NULL AND NOT coalesce(a.waits, false)
OPTIONAL MATCH (p:Professional {id: a.professional})
WITH a, p
WHERE a.professional IS NULL OR coalesce(p.active, p IS NOT NULL)
  AND (NOT EXISTS { (p)-[:WORKS_FOR]->(:Agency) } OR EXISTS {
    MATCH (p)-[w:WORKS_FOR]->(:Agency)
    WHERE coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
  })
RETURN a.id AS id
