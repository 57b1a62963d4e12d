// What a records officer has said is one person, or one household, and waits for a yes: one question, or those about a client; who stands on either side, whom of them the viewer openly supports, whose team said yes, and which side has a team that did not.
// access: part
MATCH (d:Doubt)
WHERE d.same_on <= $now AND d.settled_on IS NULL AND (d.id = $asked.id OR $asked.client IN d.first + d.second)
  AND (d.rule <> 'same-address' OR size(d.homes) = 2)
WITH d, CASE d.rule WHEN 'same-address' THEN d.homes ELSE ['', ''] END AS homes
UNWIND [{at: 0, home: homes[0], clients: d.first}, {at: 1, home: homes[1], clients: d.second}] AS side
UNWIND side.clients AS id
OPTIONAL MATCH (c:Client {id: id})
WITH d, side, c, c IS NOT NULL AND NOT coalesce(c.shielded, true)
  AND NOT EXISTS { MATCH (:Professional {id: $viewer.professional})-[:KNOWS_PRIVATELY]->(c) }
  AND NOT EXISTS { MATCH (c)-[m:MEMBER_OF]->(f:Family) WHERE coalesce($now < m.to, true) AND (coalesce(m.shielded, true) OR coalesce(f.shielded, true)) }
  AND NOT EXISTS {
    MATCH (:Family {id: side.home})<-[m:MEMBER_OF]-(beside:Client)
    WHERE coalesce($now < m.to, true) AND (coalesce(m.shielded, true) OR coalesce(beside.shielded, true))
  }
  AND NOT EXISTS { MATCH (:Family {id: side.home})-[:AT]->(a:Address) WHERE coalesce($now < a.to, true) AND coalesce(a.shielded, true) } AS told,
  // Whom one person put beside a family does not speak for it, whoever supports them could have put them there; nor who lives elsewhere, who does not come along.
  side.home = '' OR EXISTS {
    MATCH (c)-[m:MEMBER_OF]->(:Family {id: side.home})
    WHERE coalesce(m.lives_here, true) AND m.visibility = 'open' AND (m.from IS NULL OR m.from <= $now) AND (m.to IS NULL OR $now < m.to)
      AND (m.confirmed_by <> coalesce(m.asserted_by, '') OR EXISTS { MATCH (says:Source {id: m.source}) WHERE says.register AND NOT coalesce(says.sealed, true) })
  } AS certain
// Whoever openly supports them, is confirmed, and can sign in to say so. A sealed service says no yes, which would tell that there is one.
CALL (c) {
  MATCH (p:Professional)-[i:INVOLVED_WITH]->(c)
  WHERE i.visibility = 'open' AND coalesce(p.active, true) AND (i.from IS NULL OR i.from <= $now) AND (i.to IS NULL OR $now < i.to)
    AND EXISTS { MATCH (a:Account {professional: p.id}) WHERE a.ended_at IS NULL AND NOT coalesce(a.waits, false) }
  OPTIONAL MATCH (source:Source {id: i.source})
  WITH p, i, source
  WHERE i.confirmed_on IS NOT NULL OR i.source = $operator OR source.agency_id = i.agency_id OR (i.agency_id IS NULL AND EXISTS {
    MATCH (p)-[w:WORKS_FOR]->(:Agency {id: source.agency_id}) WHERE (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to)
  })
  RETURN collect(p.id) AS team
}
WITH d, side, all(each IN collect(told) WHERE each) AND true IN collect(certain) AS told, true IN collect(certain AND size(team) > 0) AS asked,
  collect(CASE WHEN certain AND $viewer.professional IN team THEN c.id END) AS own,
  // Who stands on both sides says it for neither.
  any(each IN side.clients WHERE each IN coalesce(d.yes, []) AND NOT (each IN d.first AND each IN d.second)) AS yes
ORDER BY side.at
// Of who has no family the address may be what whoever supports them entered: then each side says yes, or nothing follows.
WITH d, all(each IN collect(told) WHERE each) AS told,
  collect({clients: side.clients, own: own, yes: yes, waits: NOT yes AND (asked OR (d.rule = 'same-address' AND '' IN d.homes))}) AS sides
WHERE told
RETURN d.id AS id, d.rule AS rule, d.fields AS fields, d.fingerprint AS fingerprint, sides
ORDER BY id
