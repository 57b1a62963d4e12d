// A meeting that is held now: whom its chair opened without waiting, and each who is there or asks to come in; chair and each of these could sign in today.
// access: none
MATCH (m:Meeting {id: $meeting})
WHERE m.ended_at IS NULL AND $now < m.until
MATCH (chair:Account {id: m.account})
WHERE chair.ended_at IS NULL AND NOT coalesce(chair.waits, false)
MATCH (c:Professional {id: chair.professional})
// As queries/accounts/session.cypher.
WHERE coalesce(c.active, true)
  AND ((NOT EXISTS { (c)-[:WORKS_FOR]->(:Agency) } AND NOT EXISTS { (:Agreement) }) OR EXISTS {
    MATCH (c)-[w:WORKS_FOR]->(g:Agency)
    WHERE coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
      AND coalesce(g.shared_from <= $today, true) AND coalesce($today < g.shared_until, true)
  })
RETURN m {.id, .family, .purpose, .guests, until: toString(m.until), shown_for: m.shown_for, begun: coalesce(m.begun, false), changes: coalesce(m.changes, 0), screen: EXISTS { MATCH (m)<-[:SHOWS]-(w:Wall) WHERE w.code IS NULL }, role: chair.role, account: chair.id, professional: chair.professional, name: c.name} AS meeting,
  head(COLLECT { MATCH (ours:Deployment {id: 'common-thread'}) RETURN ours.grounds AS grounds }) AS grounds,
  COLLECT { MATCH (o:Opening {account: chair.id}) WHERE o.until > $now AND o.kind = 'override' RETURN o {client: o.client, until: toString(o.until)} AS opened ORDER BY o.client } AS opened,
  COLLECT {
    MATCH (m)<-[:PRESENT_AT]-(x:Presence)
    WHERE x.left_at IS NULL
    MATCH (a:Account {id: x.account})
    WHERE a.ended_at IS NULL AND NOT coalesce(a.waits, false)
    MATCH (p:Professional {id: a.professional})
    WHERE coalesce(p.active, true)
      AND ((NOT EXISTS { (p)-[:WORKS_FOR]->(:Agency) } AND NOT EXISTS { (:Agreement) }) OR EXISTS {
        MATCH (p)-[w:WORKS_FOR]->(g:Agency)
        WHERE coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
          AND coalesce(g.shared_from <= $today, true) AND coalesce($today < g.shared_until, true)
      })
    RETURN {id: x.id, account: a.id, account_role: a.role, professional: p.id, name: p.name, role: p.role, admitted: x.admitted_at IS NOT NULL,
      // A second life at a service that starts sealed is nobody's to read.
      agencies: COLLECT {
        MATCH (p)-[w:WORKS_FOR]->(g:Agency)
        WHERE g.kind IN $plain AND coalesce(w.from <= $today, true) AND coalesce($today < w.to, true)
        RETURN DISTINCT g.name AS agency ORDER BY agency
      }} AS there
    ORDER BY x.asked_at, x.id
  } AS everyone
