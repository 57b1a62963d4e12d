// Who is around one family or one client for this viewer: the members, those related to them, and the members of all their families.
// access: read-network
OPTIONAL MATCH (family:Family {id: $family})
OPTIONAL MATCH (client:Client {id: $client})
CALL (family, client) {
  WITH family, client WHERE family IS NOT NULL
  MATCH (family)<-[m:MEMBER_OF]-(c:Client)
  WHERE ($viewer.operator OR (m.visibility = 'open' AND NOT coalesce(m.shielded, false) AND NOT coalesce(family.shielded, true) AND c.id IN $seen
    AND (m.from IS NULL OR m.from <= $now) AND NOT EXISTS { MATCH (s:Source {id: m.source}) WHERE s.sealed }))
  RETURN c
  UNION
  WITH family, client WHERE client IS NOT NULL AND ($viewer.operator OR client.id IN $seen)
  RETURN client AS c
  UNION
  WITH family, client WHERE client IS NOT NULL AND ($viewer.operator OR client.id IN $seen)
  MATCH (client)-[m:MEMBER_OF]->(f:Family)<-[o:MEMBER_OF]-(c:Client)
  WHERE ($viewer.operator OR (m.visibility = 'open' AND NOT coalesce(m.shielded, false) AND NOT coalesce(f.shielded, true)
    AND o.visibility = 'open' AND NOT coalesce(o.shielded, false) AND c.id IN $seen
    AND (m.from IS NULL OR m.from <= $now) AND NOT EXISTS { MATCH (s:Source {id: m.source}) WHERE s.sealed }
    AND (o.from IS NULL OR o.from <= $now) AND NOT EXISTS { MATCH (s:Source {id: o.source}) WHERE s.sealed }))
  RETURN c
}
WITH collect(DISTINCT c) AS inside
CALL (inside) {
  UNWIND inside AS c
  RETURN c
  UNION
  UNWIND inside AS one
  MATCH (one)-[r:RELATED_TO]-(c:Client)
  WHERE ($viewer.operator OR (r.visibility = 'open' AND c.id IN $seen
    AND (r.from IS NULL OR r.from <= $now) AND NOT EXISTS { MATCH (s:Source {id: r.source}) WHERE s.sealed }))
  RETURN c
}
WITH collect(DISTINCT c) AS near
CALL (near) {
  UNWIND near AS c
  RETURN c
  UNION
  UNWIND near AS one
  MATCH (one)-[m:MEMBER_OF]->(f:Family)<-[o:MEMBER_OF]-(c:Client)
  WHERE ($viewer.operator OR (m.visibility = 'open' AND NOT coalesce(m.shielded, false) AND NOT coalesce(f.shielded, true)
    AND o.visibility = 'open' AND NOT coalesce(o.shielded, false) AND c.id IN $seen
    AND (m.from IS NULL OR m.from <= $now) AND NOT EXISTS { MATCH (s:Source {id: m.source}) WHERE s.sealed }
    AND (o.from IS NULL OR o.from <= $now) AND NOT EXISTS { MATCH (s:Source {id: o.source}) WHERE s.sealed }))
  RETURN c
}
RETURN collect(DISTINCT c.id) AS clients
