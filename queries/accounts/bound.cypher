// The standing account that is bound to a subject of an issuer, if its professional works for the issuer's agency now and that shares.
// access: none
MATCH (a:Account {subject: $subject, issuer: $issuer})
WHERE a.ended_at IS NULL AND NOT coalesce(a.waits, false)
MATCH (p:Professional {id: a.professional})-[w:WORKS_FOR]->(g:Agency {id: $agency})
WHERE coalesce(p.active, true) AND coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
  AND coalesce(g.shared_from <= $today, true) AND coalesce($today < g.shared_until, true)
RETURN DISTINCT a.id AS id, a.name AS name, a.role AS role, a.professional AS professional, coalesce(a.areas, []) AS areas, a.supervises AS supervises, a.oversees AS oversees, a.administers AS administers, head(COLLECT { MATCH (ours:Deployment {id: 'common-thread'}) RETURN ours.grounds AS grounds }) AS grounds
