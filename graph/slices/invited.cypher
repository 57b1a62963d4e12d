// What a professional is asked, themselves or as one of an agency's people: only who asks, and how to reach them.
// access: read-network
MATCH (me:Professional {id: $viewer.professional})
WHERE coalesce(me.active, true)
CALL (me) {
  MATCH (v:Invitation {professional: me.id})
  RETURN v, null AS desk
  UNION
  MATCH (me)-[w:WORKS_FOR]->(a:Agency)
  WHERE (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to)
  MATCH (v:Invitation {agency: a.id})
  WHERE v.professional IS NULL
  RETURN v, a.name AS desk
}
WITH v, desk
WHERE v.answered_on IS NULL AND v.on <= $today AND $today < v.until AND v.by <> $viewer.professional
  AND (NOT $viewer.agreed_only OR v.for = v.agency OR EXISTS {
    MATCH (y:Consent)-[:FOR]->(:Client {id: v.client}) WHERE (y.from IS NULL OR y.from <= $today) AND (y.to IS NULL OR $today < y.to) AND v.for IN y.agencies AND v.agency IN y.agencies })
MATCH (asks:Professional {id: v.by})
OPTIONAL MATCH (for:Agency {id: v.for})
RETURN v.id AS id, asks.name AS name, asks.role AS role, for.name AS agency, coalesce(asks.phone, asks.mobile, for.phone, for.duty_phone) AS phone,
  desk, toString(v.until) AS until
ORDER BY until, id
