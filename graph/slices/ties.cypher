// What ties this viewer to clients (access.md §2): their own involvements, for whom they are in them, and the marks of all sources.
// access: read-network
CALL () {
  OPTIONAL MATCH (found:Professional {id: $viewer.professional})
  RETURN CASE WHEN coalesce(found.active, true) THEN found END AS me
}
CALL (me) {
  MATCH (me)-[w:WORKS_FOR]->(a:Agency)
  WHERE (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to)
  RETURN collect(DISTINCT a) AS employers
}
CALL (me, employers) {
  MATCH (me)-[i:INVOLVED_WITH]->(c:Client)
  OPTIONAL MATCH (behalf:Agency {id: i.agency_id})
  OPTIONAL MATCH (told:Source {id: i.source})
  // Left empty, all the professional's current agencies count.
  WITH c, i, told, employers, CASE WHEN i.agency_id IS NULL THEN employers ELSE [behalf] END AS agencies,
    i.to IS NULL OR $now < i.to AS live
  WHERE (i.from IS NULL OR i.from <= $now)
    // Confirmed: by somebody, by the involvement's own agency's source, or by the operator.
    AND (i.confirmed_on IS NOT NULL OR i.source = $operator OR told.agency_id IN [each IN agencies | each.id])
    // 30 days of reading remain after 14 days or more; of a shielded person's record none.
    AND (live OR ($now < i.to + duration({days: 30})
      AND (i.from IS NULL OR i.from + duration({days: 14}) <= i.to)
      AND NOT coalesce(c.shielded, true)))
  RETURN collect({client: c.id, shielded: coalesce(c.shielded, true),
    wide: any(each IN agencies WHERE each.kind IN $kinds.wide),
    behalf: CASE WHEN live THEN [each IN agencies WHERE each IN employers | each.id] ELSE [] END,
    lead: live AND coalesce(i.lead, false) AND (i.source = $operator OR coalesce(NOT i.confirmed_by IN [$viewer.professional, $viewer.account], false))
  }) AS own
}
CALL (me) {
  // What an override or an enquiry opens at this moment, an enquiry with the family; never anybody shielded, nor a seal.
  UNWIND $viewer.opened AS id
  MATCH (c:Client {id: id})
  WHERE me IS NOT NULL AND NOT coalesce(c.shielded, true)
  RETURN collect({client: c.id, shielded: false, wide: c.id IN $viewer.enquired, behalf: [], lead: false}) AS opened
}
CALL () {
  MATCH (s:Source)
  OPTIONAL MATCH (a:Agency {id: s.agency_id})
  RETURN collect({name: s.name, agency: s.agency_id, register: coalesce(s.register, false), sealed: coalesce(s.sealed, true),
    place: s.agency_id IS NOT NULL AND coalesce(a.area IS NOT NULL OR NOT a.kind IN $kinds.placeless, true)}) AS sources
}
RETURN me IS NOT NULL AS there, [each IN employers | each.id] AS employers, own + opened AS own, sources
