// What ties this viewer to clients (access.md §2): their own involvements, for whom they are in them, and the marks of all sources.
// access: read-network
CALL () {
  // Agencies whose agreement is not in force; and whose it is not for so long that what they did is shown no longer.
  MATCH (a:Agency)
  WHERE $now < a.shared_from OR a.shared_until <= $now
  RETURN collect(a.id) AS closed, collect(CASE WHEN a.shared_until + duration({days: $frozen}) <= $now THEN a.id END) AS gone
}
CALL (closed) {
  OPTIONAL MATCH (found:Professional {id: $viewer.professional})
  OPTIONAL MATCH (found)-[w:WORKS_FOR]->(a:Agency)
  WHERE (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to)
  WITH found, collect(DISTINCT a) AS all_of_them, closed
  WITH found, size(all_of_them) = 0 AS nowhere, [a IN all_of_them WHERE NOT a.id IN closed] AS employers
  // Whoever works for none but agencies that do not share now has no business here.
  RETURN CASE WHEN coalesce(found.active, true) AND (nowhere OR size(employers) > 0) THEN found END AS me, employers
}
CALL (me, employers, closed) {
  MATCH (me)-[i:INVOLVED_WITH]->(c:Client)
  OPTIONAL MATCH (behalf:Agency {id: i.agency_id})
  OPTIONAL MATCH (told:Source {id: i.source})
  // Left empty, all the professional's current agencies count.
  WITH c, i, told, employers, CASE WHEN i.agency_id IS NULL THEN employers ELSE [behalf] END AS agencies,
    i.to IS NULL OR $now < i.to AS live, closed
  WHERE (i.from IS NULL OR i.from <= $now)
    AND NOT coalesce(i.agency_id, '') IN closed
    // Confirmed: by somebody, by the involvement's own agency's source, or by the operator.
    AND (i.confirmed_on IS NOT NULL OR i.source = $operator OR told.agency_id IN [each IN agencies | each.id])
    // 30 days of reading remain after 14 days or more; of a shielded person's record none.
    AND (live OR ($now < i.to + duration({days: 30})
      AND (i.from IS NULL OR i.from + duration({days: 14}) <= i.to)
      AND NOT coalesce(c.shielded, true)))
  RETURN collect({client: c.id, opened: false, shielded: coalesce(c.shielded, true),
    wide: any(each IN agencies WHERE coalesce(each.reach = 'family', each.kind IN $kinds.wide)),
    household: any(each IN agencies WHERE each.reach = 'household'),
    behalf: CASE WHEN live THEN [each IN agencies WHERE each IN employers | each.id] ELSE [] END,
    lead: live AND coalesce(i.lead, false) AND (i.source = $operator OR coalesce(NOT i.confirmed_by IN [$viewer.professional, $viewer.account], false)),
    raised: live AND coalesce(i.concern_told_on IS NOT NULL AND $now < i.concern_on + duration({days: 30}), false)
  }) AS own
}
CALL (me) {
  // What an override or an enquiry opens at this moment, an enquiry with the family, or a meeting; never anybody shielded, nor a seal.
  UNWIND $viewer.opened + $viewer.met AS id
  WITH DISTINCT id
  MATCH (c:Client {id: id})
  WHERE me IS NOT NULL AND NOT coalesce(c.shielded, true)
  RETURN collect({client: c.id, opened: true, shielded: false, wide: c.id IN $viewer.enquired, household: false, behalf: [], lead: false, raised: false}) AS opened
}
CALL (own) {
  // Where agencies share on agreement only: what somebody agreed to about one's own clients, as long as it lasts.
  UNWIND [tie IN own WHERE $viewer.agreed_only | tie.client] AS id
  WITH DISTINCT id
  MATCH (k:Consent)-[:FOR]->(:Client {id: id})
  WHERE (k.from IS NULL OR k.from <= $now) AND (k.to IS NULL OR $now < k.to)
  RETURN collect({client: id, agencies: coalesce(k.agencies, []), said: [each IN k.said WHERE each IN k.agencies],
    placed: [each IN k.agencies WHERE NOT EXISTS { MATCH (a:Agency {id: each}) WHERE a.kind IN $kinds.placeless AND a.area IS NULL }]}) AS consents
}
CALL () {
  MATCH (s:Source)
  OPTIONAL MATCH (a:Agency {id: s.agency_id})
  RETURN collect({name: s.name, agency: s.agency_id, register: coalesce(s.register, false), sealed: coalesce(s.sealed, true),
    place: s.agency_id IS NOT NULL AND coalesce(a.area IS NOT NULL OR NOT a.kind IN $kinds.placeless, true)}) AS sources
}
RETURN me IS NOT NULL AS there, [each IN employers | each.id] AS employers, own + opened AS own, sources, gone, consents
