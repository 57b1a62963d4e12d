// Households linked with those of this viewer's own clients, by open facts that a register says or somebody else confirmed, and the open teams of both: whom to introduce (access.md §5).
// access: read-network
CALL () {
  MATCH (s:Source)
  WHERE s.register AND NOT coalesce(s.sealed, true)
  RETURN collect(s.name) AS registers
}
MATCH (me:Professional {id: $viewer.professional})-[own:INVOLVED_WITH]->(mine:Client)-[m:MEMBER_OF]->(f:Family)
WHERE coalesce(me.active, true) AND own.visibility = 'open' AND (own.from IS NULL OR own.from <= $now) AND (own.to IS NULL OR $now < own.to)
  AND m.visibility = 'open' AND (m.from IS NULL OR m.from <= $now) AND (m.to IS NULL OR $now < m.to)
WITH DISTINCT registers, f
MATCH (f)<-[m:MEMBER_OF]-(one:Client)
WHERE m.visibility = 'open' AND (m.from IS NULL OR m.from <= $now) AND (m.to IS NULL OR $now < m.to)
  AND NOT coalesce(f.shielded, true) AND NOT coalesce(m.shielded, true) AND NOT coalesce(one.shielded, true)
  // Never over what one person only stated: nobody gets introduced by saying that somebody is kin.
  AND (m.source IN registers OR m.confirmed_by <> coalesce(m.asserted_by, ''))
CALL (registers, one) {
  RETURN one AS far
  UNION
  MATCH (one)-[r:RELATED_TO]-(far:Client)
  WHERE r.visibility = 'open' AND (r.from IS NULL OR r.from <= $now) AND (r.to IS NULL OR $now < r.to)
    AND (r.source IN registers OR r.confirmed_by <> coalesce(r.asserted_by, ''))
  RETURN far
}
MATCH (far)-[n:MEMBER_OF]->(g:Family)
WHERE g <> f AND n.visibility = 'open' AND (n.from IS NULL OR n.from <= $now) AND (n.to IS NULL OR $now < n.to)
  AND NOT coalesce(g.shielded, true) AND NOT coalesce(n.shielded, true) AND NOT coalesce(far.shielded, true)
  AND (n.source IN registers OR n.confirmed_by <> coalesce(n.asserted_by, ''))
WITH DISTINCT registers, f, g
CALL (registers, f, g) {
  UNWIND [f, g] AS side
  MATCH (side)<-[m:MEMBER_OF]-(c:Client)<-[i:INVOLVED_WITH]-(who:Professional|Agency)
  WHERE m.visibility = 'open' AND (m.from IS NULL OR m.from <= $now) AND (m.to IS NULL OR $now < m.to)
    AND NOT coalesce(m.shielded, true) AND NOT coalesce(c.shielded, true)
    AND (m.source IN registers OR m.confirmed_by <> coalesce(m.asserted_by, ''))
    AND i.visibility = 'open' AND (i.from IS NULL OR i.from <= $now) AND (i.to IS NULL OR $now < i.to) AND (who:Agency OR coalesce(who.active, true))
    // Whoever waits for a yes is on no team yet.
    AND (i.confirmed_on IS NOT NULL OR i.source = $operator
      OR EXISTS { MATCH (told:Source {id: i.source}) WHERE told.agency_id = i.agency_id AND NOT coalesce(told.sealed, true) })
  OPTIONAL MATCH (behalf:Agency {id: i.agency_id})
  RETURN collect({family: side.id, client: c.id, who: who.id, person: who:Professional, name: who.name, role: coalesce(i.role, who.role), agency_id: i.agency_id,
      kind: behalf.kind, agency: behalf.name, phone: coalesce(who.phone, behalf.phone, behalf.duty_phone, behalf.out_of_hours_phone), since: toString(i.from),
      lead: coalesce(i.lead, false) AND (i.source = $operator OR coalesce(i.confirmed_by <> who.id, false))}) AS team,
    collect(DISTINCT c.id) AS clients, collect(DISTINCT CASE WHEN side = f THEN who END) AS us, collect(DISTINCT CASE WHEN side = g THEN who END) AS them,
    collect(DISTINCT who) AS everyone
}
CALL (clients, us, them) {
  // Somebody of the one has spoken with somebody of the other, about one of them or about nobody.
  UNWIND us AS p
  UNWIND them AS q
  MATCH (p)-[k:CONTACT]-(q)
  WHERE NOT coalesce(k.planned, false) AND $since < k.on AND k.on <= $now AND (k.about IS NULL OR k.about IN clients)
    AND (k.involvement IS NULL OR EXISTS { MATCH ()-[i:INVOLVED_WITH {id: k.involvement}]->() USING INDEX SEEK i:INVOLVED_WITH(id) WHERE i.visibility = 'open' })
  RETURN count(k) AS spoken
}
CALL (clients, us, them) {
  // Or both were at one meeting, about one of them or about nobody.
  UNWIND us AS p
  UNWIND them AS q
  MATCH (p)-[k:CONTACT]-()
  MATCH (q)-[l:CONTACT]-()
  WHERE k.meeting = l.meeting AND NOT coalesce(k.planned, false) AND NOT coalesce(l.planned, false) AND $since < k.on AND k.on <= $now
    AND (k.about IS NULL OR k.about IN clients)
    AND (k.involvement IS NULL OR EXISTS { MATCH ()-[i:INVOLVED_WITH {id: k.involvement}]->() USING INDEX SEEK i:INVOLVED_WITH(id) WHERE i.visibility = 'open' })
    AND (l.involvement IS NULL OR EXISTS { MATCH ()-[i:INVOLVED_WITH {id: l.involvement}]->() USING INDEX SEEK i:INVOLVED_WITH(id) WHERE i.visibility = 'open' })
  RETURN count(k) AS met
}
CALL (f, g, everyone) {
  // Whoever knows one of the two households privately.
  UNWIND everyone AS p
  MATCH (p)-[:KNOWS_PRIVATELY]->(:Client)-[:MEMBER_OF]->(known:Family)
  WHERE known IN [f, g]
  RETURN collect(DISTINCT p.id) AS private
}
RETURN f.id AS ours, g.id AS theirs, f.name AS name, team, private, spoken + met > 0 AS in_touch
ORDER BY ours, theirs
