// Who looked at a client of a privacy officer's areas between two moments, the latest first; those whose only tie to the client or the family is sealed are left out (access.md §6).
// access: read-journal
MATCH (c:Client {id: $client})
// Shielded whereabouts are nobody's area: every privacy officer may ask about them.
WHERE coalesce(c.shielded, true) OR EXISTS {
  MATCH (c)-[m:MEMBER_OF]->(f:Family)-[:AT]->(a:Address)
  WHERE (m.from IS NULL OR m.from <= $now) AND (m.to IS NULL OR $now < m.to) AND (a.from IS NULL OR a.from <= $now) AND (a.to IS NULL OR $now < a.to)
    AND (a.area IN $viewer.areas OR coalesce(m.shielded, true) OR coalesce(f.shielded, true) OR coalesce(a.shielded, true)
      OR coalesce(m.visibility, 'hidden') <> 'open' OR coalesce(a.visibility, 'hidden') <> 'open')
}
CALL (c) {
  MATCH (p:Professional)-[t:INVOLVED_WITH]->(c)
  // Whoever only joined, and was never confirmed, has no tie to hide behind.
  WHERE t.joining IS NULL OR t.confirmed_on IS NOT NULL
  RETURN p.id AS id, t.visibility AS visibility
  UNION ALL
  MATCH (p:Professional)-[:WORKS_FOR]->(:Agency)-[t:INVOLVED_WITH]->(c)
  RETURN p.id AS id, t.visibility AS visibility
}
WITH c, id, collect(coalesce(visibility, 'hidden')) AS ties
WITH c, collect(CASE WHEN NOT 'open' IN ties THEN id END) AS own
CALL (c) {
  // Whose every tie is to others of the family, and sealed: their looks at this one come from there.
  MATCH (c)-[m:MEMBER_OF]->(:Family)<-[n:MEMBER_OF]-(other:Client)
  WHERE coalesce($now < m.to + duration({months: 13}), true) AND coalesce($now < n.to + duration({months: 13}), true)
  WITH DISTINCT other
  CALL (other) {
    MATCH (p:Professional)-[t:INVOLVED_WITH]->(other)
    WHERE t.joining IS NULL OR t.confirmed_on IS NOT NULL
    RETURN p, t.visibility AS visibility
    UNION ALL
    MATCH (p:Professional)-[:WORKS_FOR]->(:Agency)-[t:INVOLVED_WITH]->(other)
    RETURN p, t.visibility AS visibility
  }
  WITH p, collect(coalesce(visibility, 'hidden')) AS ties
  RETURN collect(CASE WHEN NOT 'open' IN ties AND NOT EXISTS { MATCH (p)-[o:INVOLVED_WITH]->(c) WHERE o.visibility = 'open' } THEN p.id END) AS around
}
WITH c, own + around AS sealed
// Whose seal was opened: what they did until that day was done behind it.
WITH c, sealed, [c.id] + COLLECT { MATCH (gone:Merged {into: c.id}) RETURN gone.id } AS ids, [(p:Professional)-[t:INVOLVED_WITH]->(c) WHERE t.opened_on IS NOT NULL | [p.id, t.opened_on]] AS opened
MATCH (e:Entry)
WHERE NOT any(each IN opened WHERE each[0] = e.professional AND date(e.at) <= each[1]) AND e.at >= $since AND e.at < $until AND (any(id IN ids WHERE id IN e.subjects) OR '*' IN e.subjects) AND NOT coalesce(e.professional, '') IN sealed
OPTIONAL MATCH (held:Account {id: e.account})
OPTIONAL MATCH (p:Professional {id: e.professional})
WITH c, e, held, p, coalesce(e.focus IN ids, false) AS focused, CASE WHEN e.query = 'supervision.questions' OR held.oversees IS NOT NULL
  THEN COLLECT { MATCH (c)-[:MEMBER_OF]->(:Family)<-[:MEMBER_OF]-(other:Client) RETURN DISTINCT other } ELSE [] END + [c] AS near
// What a supervisor did for their agency's people would tell of a sealed tie of theirs.
WHERE NOT (e.query STARTS WITH 'supervision.' AND EXISTS {
  MATCH (p)-[:WORKS_FOR]->(a:Agency)
  UNWIND near AS one
  MATCH (:Professional)-[t:INVOLVED_WITH]->(one)
  WHERE coalesce(t.agency_id = a.id, true) AND coalesce(t.visibility, 'hidden') <> 'open' AND (t.joining IS NULL OR t.confirmed_on IS NOT NULL)
})
// Nor what an agency's own privacy officer asks or reviews: it would tell of a sealed tie of the agency's.
AND NOT (held.oversees IS NOT NULL AND EXISTS {
  UNWIND near AS one
  MATCH (:Professional|Agency)-[t:INVOLVED_WITH]->(one)
  WHERE coalesce(t.agency_id = held.oversees, true) AND coalesce(t.visibility, 'hidden') <> 'open'
})
// That somebody sealed a tie says that there is one, also where an open one stands beside it.
AND NOT EXISTS { MATCH (:Professional)-[t:INVOLVED_WITH {id: e.focus}]->(c) WHERE coalesce(t.visibility, 'hidden') <> 'open' }
// Nor is it told to others than the agency's own officer that a line may stand in a copy: of what is open, nobody says so.
AND NOT e.query STARTS WITH 'copies.'
RETURN toString(e.at) AS at, e.act AS act, e.query AS query, e.role AS role, e.account AS account, focused, coalesce(p.name, held.name, e.account) AS who,
  COLLECT {
    MATCH (p)-[w:WORKS_FOR]->(a:Agency)
    WHERE (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to)
    RETURN DISTINCT a.name AS name ORDER BY name
  } AS agencies
ORDER BY e.at DESC
LIMIT $most
