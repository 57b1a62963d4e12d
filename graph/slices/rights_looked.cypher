// Who looked at a person between two moments, as may be told to them: by agency and role, day and kind, counted; nobody who has, or whose agency has, anything sealed with them that it did not release (access.md §8).
// access: rights
MATCH (c:Client {id: $client})
WITH c, coalesce(c.shielded, true) AS shielded, [c.id] + COLLECT { MATCH (gone:Merged {into: c.id}) RETURN gone.id } AS ids,
  [c] + COLLECT { MATCH (c)-[:MEMBER_OF]->(:Family)<-[:MEMBER_OF]-(other:Client) RETURN DISTINCT other } AS around
MATCH (e:Entry)
WHERE e.at >= $since AND e.at < $until AND (any(id IN ids WHERE id IN e.subjects) OR '*' IN e.subjects)
// Whether a line was released, or is no longer, is not told: only what follows from it.
AND NOT e.query STARTS WITH 'copies.'
// What an agency's own privacy officer asks or reviews would tell of a sealed tie of the agency's.
AND NOT EXISTS {
  MATCH (held:Account {id: e.account})
  WHERE held.oversees IS NOT NULL
  UNWIND around AS one
  MATCH (:Professional|Agency)-[i:INVOLVED_WITH]->(one)
  WHERE coalesce(i.agency_id = held.oversees, true) AND coalesce(i.visibility, 'hidden') <> 'open'
}
WITH c, shielded, e.professional AS id, e.role AS account_role, e.act AS act, e.query AS query,
  date(datetime({datetime: e.at, timezone: $timezone})) AS day, count(*) AS times
OPTIONAL MATCH (p:Professional {id: id})
CALL (c, shielded, p, day) {
  // The ties of that day, the strictest first; 30 days of reading remain after one that was open.
  MATCH (p)-[i:INVOLVED_WITH]->(c)
  OPTIONAL MATCH (behalf:Agency {id: i.agency_id})
  // Released by that day, as it still is: as in rights_copy.cypher.
  WITH p, i, behalf, shielded, day, coalesce(i.released_on <= day AND (i.to IS NULL OR $now < i.to) AND
    i.released_as = [i.agency_id, coalesce(i.visibility, 'hidden'), CASE WHEN shielded THEN 'shielded' ELSE 'not-shielded' END], false) AS released
  WITH p, i, behalf, shielded, released, coalesce(i.visibility, 'hidden') <> 'open' AND NOT released AS sealed, day
  WHERE (i.from IS NULL OR i.from <= day) AND (i.to IS NULL OR day < i.to + duration({days: CASE WHEN sealed THEN 0 ELSE 30 END}))
  WITH p, i, behalf, sealed, released OR NOT shielded OR coalesce(behalf.kind IN $kinds.placeless AND behalf.area IS NULL, false) AS named
  ORDER BY sealed DESC, behalf.name, i.role, i.id
  RETURN collect({sealed: sealed, named: named, role: i.role, agency: coalesce(behalf.name, COLLECT {
    MATCH (p)-[:WORKS_FOR]->(a:Agency) WHERE a.kind IN $kinds.open RETURN DISTINCT a.name AS name ORDER BY name }[0])})[0] AS tie
}
WITH c, shielded, p, id, account_role, act, query, day, times, tie,
  // Whose ties say why somebody looks at a list of whom an agency supports: theirs, and of those who share a family with them.
  CASE query WHEN 'supervision.questions' THEN COLLECT { MATCH (c)-[:MEMBER_OF]->(:Family)<-[:MEMBER_OF]-(other:Client) RETURN DISTINCT other } ELSE [] END + [c] AS near
// Whose seal was opened: what they did until that day was done behind it.
WHERE NOT EXISTS { MATCH (p)-[i:INVOLVED_WITH]->(c) WHERE day <= i.opened_on }
// What a supervisor did for their agency's people would tell of a sealed tie of theirs.
AND NOT (query STARTS WITH 'supervision.' AND EXISTS {
  MATCH (p)-[:WORKS_FOR]->(a:Agency)
  UNWIND near AS one
  MATCH (:Professional)-[i:INVOLVED_WITH]->(one)
  WHERE coalesce(i.visibility, 'hidden') <> 'open' AND coalesce(i.agency_id = a.id, true)
}) AND ((tie IS NOT NULL AND NOT tie.sealed AND tie.named)
  // On no team, and with no place of work or tie anywhere that is sealed, which the look might come from.
  OR (tie IS NULL AND id IS NULL AND NOT account_role IN $practise)
  OR (tie IS NULL AND p IS NOT NULL
    AND NOT EXISTS { MATCH (p)-[i:INVOLVED_WITH]->(:Client) WHERE coalesce(i.visibility, 'hidden') <> 'open' }
    AND NOT EXISTS { MATCH (p)-[:WORKS_FOR]->(a:Agency) WHERE NOT a.kind IN $kinds.open }
    AND NOT EXISTS { MATCH (p)-[:WORKS_FOR]->(:Agency)-[i:INVOLVED_WITH]->(c) WHERE coalesce(i.visibility, 'hidden') <> 'open' }
    AND NOT EXISTS { MATCH (p)-[:WORKS_FOR]->(a:Agency) WHERE shielded AND NOT coalesce(a.kind IN $kinds.placeless AND a.area IS NULL, false) }))
WITH day, tie.agency AS agency, tie.role AS role, CASE WHEN tie IS NULL THEN account_role END AS account_role, act, query, sum(times) AS times
RETURN toString(day) AS day, agency, role, account_role, act, query, times
ORDER BY day DESC, coalesce(agency, ''), coalesce(role, ''), coalesce(account_role, ''), act, query
