// Two households are one, as an officer has said and who supports them: who lives in the one gets a place in the family of the other, on both their words. Nothing where anybody is shielded, or known privately; nor without `write`, which only counts them.
// access: part
MATCH (d:Doubt {id: $id})
MATCH (counter:Counter {id: 'n'})
MATCH (me:Professional {id: $by})
MATCH (officer:Account {id: d.same_by})
// Whatever is sent twice at once waits for itself.
SET d.rule = d.rule
WITH d, counter, me, officer
WHERE d.settled_on IS NULL AND d.same_on <= $today AND size(d.homes) = 2 AND size(d.yes) > 0
  // Whose account is theirs no more, or who is no such officer any more, says nothing.
  AND officer.ended_at IS NULL AND NOT coalesce(officer.waits, false) AND officer.role = 'records-officer'
  // Two who work for one agency are one word.
  AND coalesce(officer.professional <> me.id, true) AND NOT EXISTS {
    MATCH (:Professional {id: officer.professional})-[v:WORKS_FOR]->(:Agency)<-[w:WORKS_FOR]-(me)
    WHERE (v.to IS NULL OR $today < v.to) AND (w.to IS NULL OR $today < w.to)
  }
// For whom they support somebody of a side that has said yes.
MATCH (me)-[i:INVOLVED_WITH]->(mine:Client)
MATCH (me)-[w:WORKS_FOR]->(agency:Agency)
OPTIONAL MATCH (source:Source {id: i.source})
WITH d, counter, me, officer.id AS officer, i, mine, w, agency, source
WHERE mine.id IN d.yes AND i.visibility = 'open'
  // On nobody's named behalf it is not said for a service that stays unnamed.
  AND (i.agency_id = agency.id OR (i.agency_id IS NULL AND NOT agency.kind IN $hidden + $existence))
  AND (i.from IS NULL OR i.from <= $today) AND (i.to IS NULL OR $today < i.to) AND (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to)
  AND (i.confirmed_on IS NOT NULL OR i.source = $operator OR source.agency_id = agency.id)
WITH d, counter, me, officer, min(CASE WHEN i.agency_id IS NOT NULL THEN agency.id END) AS named, collect(DISTINCT agency.id) AS employers
// Nor for one of several, of which nobody knows which.
WITH d, counter, me, officer, coalesce(named, CASE WHEN size(employers) = 1 THEN head(employers) END) AS behalf
WHERE behalf IS NOT NULL
// Who is shielded meanwhile, is somebody else's record or has a family by now, keeps all as it is.
UNWIND [{home: d.homes[0], clients: d.first}, {home: d.homes[1], clients: d.second}] AS side
UNWIND side.clients AS id
OPTIONAL MATCH (c:Client {id: id})
SET c.n = c.n
WITH d, counter, me, officer, behalf, c IS NULL OR coalesce(c.shielded, true) OR EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(c) }
  OR EXISTS { MATCH (c)-[m:MEMBER_OF]->(f:Family) WHERE (m.to IS NULL OR $today < m.to) AND (coalesce(m.shielded, true) OR coalesce(f.shielded, true)) }
  OR (side.home = '' AND EXISTS { MATCH (c)-[m:MEMBER_OF]->(:Family) WHERE m.visibility = 'open' AND (m.from IS NULL OR m.from <= $today) AND (m.to IS NULL OR $today < m.to) }) AS refused
WITH d, counter, me, officer, behalf, true IN collect(refused) AS refused
WHERE NOT refused
UNWIND d.homes AS home
OPTIONAL MATCH (f:Family {id: home})
SET f.n = f.n
WITH d, counter, me, officer, behalf, f, (home <> '' AND f IS NULL) OR coalesce(f.shielded, f IS NOT NULL)
  OR EXISTS { MATCH (f)<-[m:MEMBER_OF]-(beside:Client) WHERE (m.to IS NULL OR $today < m.to) AND (coalesce(m.shielded, true) OR coalesce(beside.shielded, true)) }
  OR EXISTS { MATCH (f)-[:AT]->(a:Address) WHERE (a.to IS NULL OR $today < a.to) AND coalesce(a.shielded, true) }
  // Nor who has moved since the officer said it, or whose address is over.
  OR EXISTS { MATCH (f)-[:AT]->(a:Address) WHERE d.same_on <= a.from }
  OR (f IS NOT NULL AND NOT EXISTS { MATCH (f)-[:AT]->(a:Address) WHERE a.visibility = 'open' AND (a.from IS NULL OR a.from <= $today) AND (a.to IS NULL OR $today < a.to) }) AS refused
WITH d, counter, me, officer, behalf, min(f.id) AS there, true IN collect(refused) AS refused
WHERE NOT refused
// Where both stand alone, a family is begun for them.
WITH d, counter, me, officer, behalf, there, coalesce(there, randomUUID()) AS home
FOREACH (_ IN CASE WHEN there IS NULL AND $write THEN [1] ELSE [] END |
  SET counter.next = counter.next + 1
  CREATE (:Family {id: home, n: counter.next - 1, shielded: false})
)
WITH d, me, officer, behalf, home
OPTIONAL MATCH (family:Family {id: home})
UNWIND [{home: d.homes[0], clients: d.first}, {home: d.homes[1], clients: d.second}] AS side
UNWIND CASE WHEN side.home = home THEN [] ELSE side.clients END AS id
MATCH (c:Client {id: id})
// Who belongs there and lives elsewhere, or was put there by one person, does not come along.
WHERE (side.home = '' OR EXISTS {
    MATCH (c)-[m:MEMBER_OF]->(:Family {id: side.home})
    WHERE coalesce(m.lives_here, true) AND m.visibility = 'open' AND (m.from IS NULL OR m.from <= $today) AND (m.to IS NULL OR $today < m.to)
      AND (m.confirmed_by <> coalesce(m.asserted_by, '') OR EXISTS { MATCH (says:Source {id: m.source}) WHERE says.register AND NOT coalesce(says.sealed, true) })
  })
  AND NOT EXISTS {
    MATCH (c)-[m:MEMBER_OF]->(family)
    WHERE m.visibility = 'open' AND (m.from IS NULL OR m.from <= $today) AND (m.to IS NULL OR $today < m.to)
      AND (m.confirmed_by <> coalesce(m.asserted_by, '') OR EXISTS { MATCH (says:Source {id: m.source}) WHERE says.register AND NOT coalesce(says.sealed, true) })
  }
FOREACH (_ IN CASE WHEN $write THEN [1] ELSE [] END |
  CREATE (c)-[:MEMBER_OF {
    act: d.id, asserted_by: me.id, agency_id: behalf, confirmed_by: officer, stated_on: $today, from: $today, lives_here: true, visibility: 'open', shielded: false,
    joined: true
  }]->(family)
  // Where it is taken back, nobody is asked again before what it rests on changes.
  SET d.settled_on = $today
  REMOVE d.same_on, d.same_by, d.yes
)
RETURN count(*) AS rows
