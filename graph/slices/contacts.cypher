// The contacts of some clients and of those who support them that this viewer may see, as one record of lists.
// access: read-network
CALL () {
  UNWIND $clients AS id
  MATCH (p:Professional)-[k:CONTACT]->(c:Client {id: id})
  WHERE $viewer.operator OR ((k.planned OR k.on <= $now)
    // A contact hangs on an involvement: the one given, else all that were current on its day, and is seen with it.
    AND CASE WHEN k.involvement IS NOT NULL THEN k.involvement IN $ties
      ELSE p.id IN $named
        AND EXISTS { MATCH (p)-[i:INVOLVED_WITH]->(c) WHERE i.visibility = 'open' AND (i.from IS NULL OR i.from <= k.on) AND (i.to IS NULL OR k.on < i.to) }
        AND NOT EXISTS { MATCH (p)-[i:INVOLVED_WITH]->(c) WHERE i.visibility <> 'open' AND (i.from IS NULL OR i.from <= k.on) AND (i.to IS NULL OR k.on < i.to) } END)
  RETURN collect(k {.id, .at, .kind, .planned, .meeting, .about, .involvement, professional_id: p.id, on: toString(k.on), client_id: id,
    source: CASE WHEN $viewer.operator OR EXISTS { MATCH (s:Source {id: k.source}) WHERE NOT s.sealed } THEN k.source END}) AS met,
    collect(DISTINCT p) AS present
}
CALL () {
  // Between colleagues, and with desks: each end is the viewer or supports whom it is about.
  UNWIND $named AS id
  MATCH (p:Professional {id: id})-[k:CONTACT]->(other:Professional|Agency)
  WHERE (other.id IN $named OR other.id IN $desks)
    AND ($viewer.operator OR ((k.planned OR k.on <= $now) AND (k.about IS NULL OR (k.about IN $clients
      AND (id = $viewer.professional OR EXISTS { MATCH (p)-[i:INVOLVED_WITH]->(:Client {id: k.about}) WHERE i.visibility = 'open' AND (i.from IS NULL OR i.from <= $now) })
      AND ((other:Professional AND other.id = $viewer.professional)
        OR EXISTS { MATCH (other)-[i:INVOLVED_WITH]->(:Client {id: k.about}) WHERE i.visibility = 'open' AND (i.from IS NULL OR i.from <= $now) })))))
  RETURN collect(k {.id, .at, .kind, .planned, .meeting, .about, .involvement, professional_id: id, on: toString(k.on),
    other_professional_id: CASE WHEN other:Professional THEN other.id END, other_agency_id: CASE WHEN other:Agency THEN other.id END,
    source: CASE WHEN $viewer.operator OR EXISTS { MATCH (s:Source {id: k.source}) WHERE NOT s.sealed } THEN k.source END}) AS spoke
}
RETURN met + spoke AS contacts,
  [p IN present | p {.id, .name, .role, active: coalesce(p.active, true)}] AS professionals
