// Two households are one, as an officer has said and who supports them: who lives in the one gets a place in the family of the other, on both their words. Nothing where anybody is shielded, or known privately.
// access: part
MATCH (d:Doubt {id: $id})
MATCH (counter:Counter {id: 'n'})
MATCH (me:Professional {id: $by})
MATCH (officer:Account {id: d.same_by})
// Whatever is sent twice at once waits for itself.
SET d.rule = d.rule
WITH d, counter, me, officer
WHERE d.settled_on IS NULL AND d.same_on <= $today AND size(d.homes) = 2 AND size(d.yes) > 0
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
WHERE mine.id IN d.yes AND i.visibility = 'open' AND coalesce(i.agency_id, agency.id) = agency.id
  AND (i.from IS NULL OR i.from <= $today) AND (i.to IS NULL OR $today < i.to) AND (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to)
  AND (i.confirmed_on IS NOT NULL OR i.source = $operator OR source.agency_id = agency.id)
WITH d, counter, me, officer, min(agency.id) AS behalf
// Who is shielded meanwhile, or is somebody else's record by now, keeps all as it is.
UNWIND d.first + d.second AS id
OPTIONAL MATCH (c:Client {id: id})
SET c.n = c.n
WITH d, counter, me, officer, behalf, c IS NULL OR coalesce(c.shielded, true) OR EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(c) }
  OR EXISTS { MATCH (c)-[m:MEMBER_OF]->(f:Family) WHERE (m.to IS NULL OR $today < m.to) AND (coalesce(m.shielded, true) OR coalesce(f.shielded, true)) } AS refused
WITH d, counter, me, officer, behalf, true IN collect(refused) AS refused
WHERE NOT refused
UNWIND d.homes AS home
OPTIONAL MATCH (f:Family {id: home})
SET f.n = f.n
WITH d, counter, me, officer, behalf, f, (home <> '' AND f IS NULL) OR coalesce(f.shielded, f IS NOT NULL)
  OR EXISTS { MATCH (f)<-[m:MEMBER_OF]-(beside:Client) WHERE (m.to IS NULL OR $today < m.to) AND (coalesce(m.shielded, true) OR coalesce(beside.shielded, true)) }
  OR EXISTS { MATCH (f)-[:AT]->(a:Address) WHERE (a.to IS NULL OR $today < a.to) AND coalesce(a.shielded, true) } AS refused
WITH d, counter, me, officer, behalf, min(f.id) AS there, true IN collect(refused) AS refused
WHERE NOT refused
// Where both stand alone, a family is begun for them.
WITH d, counter, me, officer, behalf, there, coalesce(there, randomUUID()) AS home
FOREACH (_ IN CASE WHEN there IS NULL THEN [1] ELSE [] END |
  SET counter.next = counter.next + 1
  CREATE (:Family {id: home, n: counter.next - 1, shielded: false})
)
WITH d, me, officer, behalf, home
MATCH (family:Family {id: home})
UNWIND [{home: d.homes[0], clients: d.first}, {home: d.homes[1], clients: d.second}] AS side
UNWIND CASE WHEN side.home = family.id THEN [] ELSE side.clients END AS id
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
CREATE (c)-[:MEMBER_OF {
  act: d.id, asserted_by: me.id, agency_id: behalf, confirmed_by: officer, stated_on: $today, from: $today, lives_here: true, visibility: 'open', shielded: false,
  joined: true
}]->(family)
// Where it is taken back, nobody is asked again before what it rests on changes.
SET d.settled_on = $today
REMOVE d.same_on, d.same_by, d.yes
RETURN count(*) AS rows
