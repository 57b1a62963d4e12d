// Whose session this is, if it is neither idle nor too old and the account, its professional, their employment and its agency's agreement still stand.
// access: none
MATCH (s:Session {id: $id})-[:OPENED_BY]->(a:Account)
WHERE s.started > $oldest AND s.last_seen > $idle AND a.ended_at IS NULL AND NOT coalesce(a.waits, false) AND (s.proved_at IS NOT NULL OR s.started > $half)
OPTIONAL MATCH (p:Professional {id: a.professional})
WITH s, a, p
WHERE a.professional IS NULL OR (coalesce(p.active, p IS NOT NULL)
  // Who works nowhere that is known has nobody's agreement.
  AND ((NOT EXISTS { (p)-[:WORKS_FOR]->(:Agency) } AND NOT EXISTS { (:Agreement) }) OR EXISTS {
    MATCH (p)-[w:WORKS_FOR]->(g:Agency)
    WHERE coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
      AND coalesce(g.shared_from <= $today, true) AND coalesce($today < g.shared_until, true)
  }))
// An administrator is out with their agency, and where they are somebody who works there, with their work.
WITH s, a, p
WHERE a.administers IS NULL OR EXISTS {
  MATCH (own:Agency {id: a.administers})
  WHERE coalesce(own.shared_from <= $today, true) AND coalesce($today < own.shared_until, true) AND (a.professional IS NULL OR EXISTS {
    MATCH (p)-[here:WORKS_FOR]->(own)
    WHERE coalesce(here.from <= $today, true) AND coalesce($today < here.to, true)
  })
}
RETURN a.id AS id, a.name AS name, a.role AS role, a.professional AS professional, coalesce(a.areas, []) AS areas, a.supervises AS supervises, a.oversees AS oversees, a.administers AS administers, head(COLLECT { MATCH (ours:Deployment {id: 'common-thread'}) RETURN ours.grounds AS grounds }) AS grounds, p.name AS person,
  // The agency of theirs whose agreement ends first, in the days before it does.
  head(COLLECT {
    MATCH (p)-[w:WORKS_FOR]->(g:Agency)
    WHERE coalesce(w.from <= $today, true) AND coalesce($today < w.to, true) AND $today < g.shared_until AND g.shared_until <= $soon
    RETURN {name: g.name, until: toString(g.shared_until)} AS ending ORDER BY g.shared_until, g.id LIMIT 1
  }) AS ending,
  // A password of one's own is asked of whoever has one that was made up, unless they came by their agency's account.
  a.password_until IS NOT NULL AND NOT coalesce(s.by_issuer, false) AS first,
  s.last_seen <= $fresh AS stale, s.proved_with AS proved_with,
  coalesce(s.proved_at > $lately, false) AS lately,
  COUNT { (:Factor)-[:FACTOR_OF]->(a) } AS factors,
  // The meeting into which its chair let them.
  head(COLLECT {
    MATCH (x:Presence {account: a.id})-[:PRESENT_AT]->(m:Meeting)
    WHERE x.admitted_at IS NOT NULL AND x.left_at IS NULL AND m.ended_at IS NULL AND $now < m.until
    RETURN m.id AS id
  }) AS meeting,
  COLLECT {
    MATCH (o:Opening {account: a.id})
    WHERE o.until > $now
    RETURN o {.id, .kind, client_id: o.client, until: toString(o.until)} AS opening ORDER BY o.until DESC, o.id
  } AS openings
