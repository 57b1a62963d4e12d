// Open joinings of clients of a privacy officer's areas that wait for a yes, or ended without one since a day; the latest first.
// access: review
MATCH (p:Professional)-[i:INVOLVED_WITH]->(c:Client)
USING INDEX SEEK i:INVOLVED_WITH(joining)
WHERE i.joining IN $joinings AND i.confirmed_on IS NULL AND i.to > $since AND i.visibility = 'open' AND NOT coalesce(c.shielded, true) AND coalesce(p.id <> $viewer.professional, true) AND EXISTS {
  MATCH (c)-[m:MEMBER_OF]->(f:Family)-[:AT]->(a:Address)
  WHERE (m.from IS NULL OR m.from <= $now) AND (m.to IS NULL OR $now < m.to) AND (a.from IS NULL OR a.from <= $now) AND (a.to IS NULL OR $now < a.to)
    AND a.area IN $viewer.areas AND NOT coalesce(m.shielded, true) AND NOT coalesce(f.shielded, true) AND NOT coalesce(a.shielded, true)
    AND m.visibility = 'open' AND a.visibility = 'open'
}
OPTIONAL MATCH (behalf:Agency {id: i.agency_id})
RETURN c.id AS client, p.name AS who, behalf.name AS agency, i.joining AS joining, i.reason AS reason, toString(i.from) AS since, toString(i.to) AS until,
  $now < i.to AS waits
ORDER BY i.from DESC, client, who
LIMIT $most
