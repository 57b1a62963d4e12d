// Over which memberships and kin access flows today, near the clients whose families or households are open to this viewer (access.md §2).
// access: read-network
CALL () {
  UNWIND $sight.wide + $sight.household + $sight.met_wide AS id
  MATCH (c:Client {id: id})
  RETURN c AS near
  UNION
  UNWIND $sight.wide + $sight.household + $sight.met_wide AS id
  MATCH (:Client {id: id})-[:MEMBER_OF]->(:Family)<-[:MEMBER_OF]-(c:Client)
  RETURN c AS near
}
WITH collect(near) AS near
CALL (near) {
  UNWIND near AS one
  MATCH (one)-[:MEMBER_OF]->(f:Family)
  WITH DISTINCT f
  MATCH (f)<-[m:MEMBER_OF]-(c:Client)
  WITH f, m, c, coalesce($sight.word[c.id], []) AS word, coalesce($sight.told[c.id], $sight.unsealed) AS told,
    // What of which agencies crosses, where that takes an agreement; null where everything does.
    CASE WHEN $viewer.agreed_only AND NOT c.id IN $sight.opened THEN coalesce($sight.crossing[c.id], []) END AS crossing
  WHERE (m.from IS NULL OR m.from <= $now) AND (m.to IS NULL OR $now < m.to)
    // Nobody is seen over what is shielded.
    AND NOT coalesce(m.shielded, true)
    AND NOT coalesce(f.shielded, true)
    AND NOT coalesce(c.shielded, true)
    AND (m.asserted_by IN $sight.me
      OR coalesce(m.agency_id, '') IN coalesce($sight.behalf[c.id], [])
      OR (m.agency_id IS NULL AND m.source IN word)
      OR (m.visibility = 'open' AND (m.source IS NULL OR m.source IN told) AND (m.agency_id IS NULL OR coalesce(m.agency_id IN crossing, true))))
    // Access flows only over what a register says, or what somebody else confirmed.
    AND ((m.source IN $sight.registers AND m.source IN told)
      OR (NOT m.confirmed_by IN $sight.me AND m.confirmed_by <> coalesce(m.asserted_by, '')))
  RETURN collect([c.id, f.id, coalesce(toString(m.from), ''), coalesce(m.lives_here, true)]) AS members
}
CALL (near) {
  UNWIND near AS one
  MATCH (one)-[r:RELATED_TO]-(:Client)
  WITH DISTINCT r, startNode(r) AS c, endNode(r) AS other
  WITH r, c, other, coalesce($sight.word[c.id], []) + coalesce($sight.word[other.id], []) AS word,
    coalesce($sight.told[c.id], $sight.unsealed) AS told, coalesce($sight.told[other.id], $sight.unsealed) AS also_told,
    // Of two who are both one's own, as whoever is opened is, nothing is seen over their tie that isn't seen without it.
    CASE WHEN $viewer.agreed_only THEN coalesce($sight.crossing[c.id], []) END AS crossing,
    CASE WHEN $viewer.agreed_only THEN coalesce($sight.crossing[other.id], []) END AS also_crossing
  WHERE (r.from IS NULL OR r.from <= $now) AND (r.to IS NULL OR $now < r.to)
    AND (r.asserted_by IN $sight.me
      OR coalesce(r.agency_id, '') IN coalesce($sight.behalf[c.id], []) + coalesce($sight.behalf[other.id], [])
      OR (r.agency_id IS NULL AND r.source IN word)
      OR (r.visibility = 'open' AND (r.source IS NULL OR (r.source IN told AND r.source IN also_told))
        AND (r.agency_id IS NULL OR coalesce(r.agency_id IN crossing, true)) AND (r.agency_id IS NULL OR coalesce(r.agency_id IN also_crossing, true))))
    AND ((r.source IN $sight.registers AND (r.source IN word OR (r.source IN told AND r.source IN also_told)))
      OR (NOT r.confirmed_by IN $sight.me AND r.confirmed_by <> coalesce(r.asserted_by, '')))
  RETURN collect([c.id, other.id, coalesce(c.shielded, true), coalesce(other.shielded, true)]) AS kin
}
RETURN members, kin
