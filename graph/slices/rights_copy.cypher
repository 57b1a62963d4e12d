// What may be told to a person of themselves, as for a viewer with no team: what is open, from sources that aren't sealed, and of shielded people nothing that tells where they are; and what the agency that holds it released, line by line (access.md §8).
// access: rights
MATCH (c:Client {id: $client})
WITH c, coalesce(c.shielded, true) AS shielded
CALL (shielded) {
  MATCH (s:Source)
  OPTIONAL MATCH (a:Agency {id: s.agency_id})
  WITH s, a, shielded
  WHERE NOT coalesce(s.sealed, true)
    // A source whose agency has a place tells where somebody is.
    AND (NOT shielded OR s.agency_id IS NULL OR (a.kind IN $kinds.placeless AND a.area IS NULL))
  RETURN collect(s.id) AS told
}
CALL (c, shielded) {
  MATCH (who:Professional|Agency)-[i:INVOLVED_WITH]->(c)
  OPTIONAL MATCH (a:Agency {id: i.agency_id})
  // Released as it is today: what was sealed more tightly since, or shielded, is not; and as long as somebody could take it back.
  WITH who, i, shielded, a, (i.to IS NULL OR $now < i.to) AND
    i.released_as = [i.agency_id, coalesce(i.visibility, 'hidden'), CASE WHEN shielded THEN 'shielded' ELSE 'not-shielded' END] AS released
  WHERE (i.from IS NULL OR i.from <= $now)
    AND (released OR (i.visibility = 'open' AND (NOT shielded OR (a.kind IN $kinds.placeless AND a.area IS NULL))))
  RETURN collect(i.id) AS shown, collect({id: i.id, agency: a.id, role: i.role, lead: coalesce(i.lead, false), start: toString(i.from), end: toString(i.to),
    // Where it isn't said for whom, all that they work for count, but for those that start sealed: some have two lives.
    agencies: CASE WHEN a IS NOT NULL THEN [a.name] ELSE COLLECT {
      MATCH (who)-[w:WORKS_FOR]->(e:Agency)
      WHERE e.kind IN $kinds.open AND (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to)
      RETURN DISTINCT e.name AS name ORDER BY name
    } END,
    phone: coalesce(a.phone, a.duty_phone)}) AS involvements
}
CALL (c, shown) {
  // What an agency released besides stands in it while a line of its support is told that holds.
  MATCH (:Professional|Agency)-[i:INVOLVED_WITH]->(c)
  WHERE i.id IN shown AND (i.to IS NULL OR $now < i.to)
  RETURN collect(DISTINCT i.agency_id) AS here
}
CALL (c, shielded, told, here) {
  MATCH (r:Record)-[:OF]->(c)
  MATCH (s:Source {id: r.source})
  OPTIONAL MATCH (a:Agency {id: s.agency_id})
  WITH c, r, s, a, shielded, told, here
  WHERE r.source IN told OR (s.agency_id IN here AND r.released_as = [s.agency_id, 'hidden', CASE WHEN coalesce(s.sealed, true) THEN 'sealed' ELSE 'unsealed' END, CASE WHEN shielded THEN 'shielded' ELSE 'not-shielded' END, c.id])
  RETURN collect(r {.source, .source_id, .given_name, .family_name, .known_as, .born_year, .gender, .nhs_number, .personnummer, .language,
    client_id: c.id, as_of: toString(r.as_of), born: toString(r.born), died: toString(r.died), expected: toString(r.expected),
    // No release tells where somebody is.
    address: CASE WHEN NOT shielded AND r.source IN told THEN r.address END, postcode: CASE WHEN NOT shielded AND r.source IN told THEN r.postcode END,
    phone: CASE WHEN NOT shielded THEN r.phone END, email: CASE WHEN NOT shielded THEN r.email END, by: coalesce(a.name, s.name)}) AS records
}
CALL (c, shielded, told, here) {
  MATCH (c)-[m:MEMBER_OF]->(f:Family)
  OPTIONAL MATCH (s:Source {id: m.source})
  WITH c, m, f, s, told, here, shielded OR coalesce(m.shielded, true) OR coalesce(f.shielded, true) AS hidden
  WITH m, f, NOT hidden AND m.visibility = 'open' AND (m.source IS NULL OR m.source IN told) AS open, coalesce(s.agency_id IN here
    AND m.released_as = [s.agency_id, coalesce(m.visibility, 'hidden'), CASE WHEN coalesce(s.sealed, true) THEN 'sealed' ELSE 'unsealed' END, CASE WHEN hidden THEN 'shielded' ELSE 'not-shielded' END, c.id], false) AS released
  WHERE (m.from IS NULL OR m.from <= $now) AND (open OR released)
  RETURN collect({tie: m, family: f, open: open}) AS memberships
}
CALL (memberships, told) {
  UNWIND memberships AS each
  WITH each.tie AS m, each.family AS f, each.open AS open
  // No release tells where somebody is.
  WHERE open
  MATCH (f)-[:AT]->(a:Address)
  WHERE coalesce(m.lives_here, true) AND NOT coalesce(m.joined, false) AND (a.from IS NULL OR a.from <= $now)
    AND (a.to IS NULL OR m.from IS NULL OR m.from < a.to) AND (m.to IS NULL OR a.from IS NULL OR a.from < m.to)
    AND a.visibility = 'open' AND (a.source IS NULL OR a.source IN told) AND NOT coalesce(a.shielded, true)
  // Of the time when they lived there, and no more.
  RETURN collect({address: a.address, postcode: a.postcode, setting: a.setting,
    start: toString(CASE WHEN a.from IS NULL OR m.from > a.from THEN m.from ELSE a.from END),
    end: toString(CASE WHEN a.to IS NULL OR m.to < a.to THEN m.to ELSE a.to END)}) AS homes
}
CALL (c, shielded, told, here) {
  MATCH (c)-[r:RELATED_TO]-(other:Client)
  OPTIONAL MATCH (s:Source {id: r.source})
  WITH c, r, other, told, coalesce(s.agency_id IN here
    AND r.released_as = [s.agency_id, coalesce(r.visibility, 'hidden'), CASE WHEN coalesce(s.sealed, true) THEN 'sealed' ELSE 'unsealed' END, CASE WHEN shielded THEN 'shielded' ELSE 'not-shielded' END, c.id], false) AS released
  // Nobody else's name or id; and of shielded people not that they are there.
  WHERE (r.from IS NULL OR r.from <= $now) AND NOT coalesce(other.shielded, true)
    AND (released OR (r.visibility = 'open' AND (r.source IS NULL OR r.source IN told)))
  RETURN collect({kind: r.kind, form: r.form, theirs: startNode(r) = c, parental_responsibility: r.parental_responsibility,
    start: toString(r.from), end: toString(r.to)}) AS kin
}
CALL (c, shielded, told, here) {
  MATCH (c)-[:HAS]->(n:Situation)
  OPTIONAL MATCH (s:Source {id: n.source})
  WITH n, told, coalesce(s.agency_id IN here
    AND n.released_as = [s.agency_id, coalesce(n.visibility, 'hidden'), CASE WHEN coalesce(s.sealed, true) THEN 'sealed' ELSE 'unsealed' END, CASE WHEN shielded THEN 'shielded' ELSE 'not-shielded' END, c.id], false) AS released
  WHERE (n.from IS NULL OR n.from <= $now) AND (released OR (n.visibility = 'open' AND (n.source IS NULL OR n.source IN told)))
  RETURN collect({code: n.code, start: toString(n.from), end: toString(n.to)}) AS situations
}
CALL (c, shown) {
  MATCH (p:Professional)-[k:CONTACT]->(c)
  WHERE NOT coalesce(k.planned, false) AND k.on <= $now
    AND (k.involvement IN shown OR (k.involvement IS NULL
      // It hangs on the strictest of those that were current on its day.
      AND EXISTS { MATCH (p)-[i:INVOLVED_WITH]->(c) WHERE (i.from IS NULL OR i.from <= k.on) AND (i.to IS NULL OR k.on < i.to) }
      AND NOT EXISTS { MATCH (p)-[i:INVOLVED_WITH]->(c) WHERE NOT i.id IN shown AND (i.from IS NULL OR i.from <= k.on) AND (i.to IS NULL OR k.on < i.to) }))
  RETURN collect({id: k.id, on: toString(k.on), kind: k.kind, with_them: true, involvements: [(p)-[i:INVOLVED_WITH]->(c)
    WHERE i.id = k.involvement OR (k.involvement IS NULL AND (i.from IS NULL OR i.from <= k.on) AND (i.to IS NULL OR k.on < i.to)) | i.id]}) AS contacts
}
CALL (c, shown) {
  MATCH (p:Professional)-[k:CONTACT {about: $client}]->(o:Professional|Agency)
  WHERE NOT coalesce(k.planned, false) AND k.on <= $now AND (k.involvement IS NULL OR k.involvement IN shown)
    AND EXISTS { MATCH (p)-[i:INVOLVED_WITH]->(c) WHERE i.id IN shown }
    AND EXISTS { MATCH (who:Professional|Agency)-[i:INVOLVED_WITH]->(c) WHERE i.id IN shown AND (who = o OR i.agency_id = o.id) }
  RETURN collect({id: k.id, on: toString(k.on), kind: k.kind, with_them: false,
    involvements: [(p)-[i:INVOLVED_WITH]->(c) WHERE i.id IN shown | i.id]}) AS about
}
CALL (c) {
  // Which of these may be told, what stands above decides: graph/rights_told.py.
  MATCH (k:Consent)-[:FOR]->(c)
  RETURN collect({agencies: k.agencies, given_by: k.given_by, start: toString(k.from), end: toString(k.to)}) AS consents
}
CALL (c) {
  MATCH (a:Answer)-[:ABOUT]->(c)
  RETURN collect(a {.id, .n, .rule, .subjects, .particular, .clients, .evidence, .kind, .reason, on: toString(a.on), until: toString(a.until),
    professional_id: a.professional, .involvement, undone: a.undone_at IS NOT NULL}) AS answers
}
RETURN records, [each IN memberships | {family: each.family.id, lives_here: coalesce(each.tie.lives_here, true), start: toString(each.tie.from), end: toString(each.tie.to)}] AS memberships,
  homes, kin, situations, involvements, contacts + about AS contacts, consents, answers
