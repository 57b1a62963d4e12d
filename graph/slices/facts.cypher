// The facts of some clients that this viewer may see, as one record of lists: themselves, kin, families and teams.
// access: read-network
CALL () {
  UNWIND $clients AS id
  MATCH (c:Client {id: id})
  WHERE $viewer.operator OR NOT coalesce(c.shielded, true)
  RETURN collect(c) AS people
}
CALL (people) {
  UNWIND people AS c
  MATCH (r:Record)-[:OF]->(c)
  WHERE $viewer.operator OR EXISTS { MATCH (s:Source {id: r.source}) WHERE NOT s.sealed }
  RETURN collect(CASE WHEN $viewer.operator OR c.id IN $own
    THEN r {.*, client_id: c.id, as_of: toString(r.as_of), born: toString(r.born), died: toString(r.died), expected: toString(r.expected)}
    ELSE {source: r.source, source_id: r.source_id, client_id: c.id, as_of: toString(r.as_of), given_name: r.given_name,
      family_name: r.family_name, known_as: r.known_as, born: toString(r.born), born_year: r.born_year,
      died: toString(r.died), expected: toString(r.expected)} END) AS records
}
CALL (people) {
  UNWIND people AS c
  MATCH (c)-[m:MEMBER_OF]->(f:Family)
  WHERE $viewer.operator OR (m.visibility = 'open' AND NOT coalesce(m.shielded, false) AND NOT coalesce(f.shielded, true)
    AND (m.from IS NULL OR m.from <= $now) AND NOT EXISTS { MATCH (s:Source {id: m.source}) WHERE s.sealed })
  RETURN collect({client_id: c.id, family_id: f.id, start: toString(m.from), end: toString(m.to), lives_here: coalesce(m.lives_here, true),
      visibility: m.visibility, shielded: coalesce(m.shielded, false), source: m.source, confirmed_by: CASE WHEN $viewer.operator THEN m.confirmed_by END}) AS memberships,
    collect(DISTINCT f) AS homes
}
CALL (homes) {
  UNWIND homes AS f
  MATCH (f)-[:AT]->(a:Address)
  // An address is where one's own client lives, of the time when they live there.
  WHERE $viewer.operator OR (a.visibility = 'open' AND NOT coalesce(a.shielded, true) AND (a.from IS NULL OR a.from <= $now)
    AND NOT EXISTS { MATCH (s:Source {id: a.source}) WHERE s.sealed }
    AND EXISTS { MATCH (f)<-[m:MEMBER_OF]-(c:Client)
      WHERE c.id IN $own AND m.visibility = 'open' AND NOT coalesce(m.shielded, false) AND coalesce(m.lives_here, true)
        AND (m.from IS NULL OR m.from <= $now) AND NOT EXISTS { MATCH (s:Source {id: m.source}) WHERE s.sealed }
        AND (a.to IS NULL OR m.from IS NULL OR m.from < a.to) AND (m.to IS NULL OR a.from IS NULL OR a.from < m.to) })
  RETURN collect(a {.address, .postcode, .area, .setting, .visibility, .shielded, .source, family_id: f.id,
    start: toString(a.from), end: toString(a.to)}) AS addresses
}
CALL (people) {
  UNWIND people AS c
  MATCH (c)-[r:RELATED_TO]->(other:Client)
  WHERE other.id IN $clients AND ($viewer.operator OR (r.visibility = 'open' AND NOT coalesce(other.shielded, true)
    AND (r.from IS NULL OR r.from <= $now) AND NOT EXISTS { MATCH (s:Source {id: r.source}) WHERE s.sealed }))
  RETURN collect({client_id: c.id, other_id: other.id, kind: r.kind, form: r.form, parental_responsibility: r.parental_responsibility,
    start: toString(r.from), end: toString(r.to), visibility: r.visibility, source: r.source}) AS relations
}
CALL (people) {
  UNWIND people AS c
  MATCH (c)-[:HAS]->(s:Situation)
  WHERE $viewer.operator OR (s.visibility = 'open' AND (s.from IS NULL OR s.from <= $now)
    AND NOT EXISTS { MATCH (told:Source {id: s.source}) WHERE told.sealed })
  RETURN collect({client_id: c.id, code: s.code, start: toString(s.from), end: toString(s.to), visibility: s.visibility, source: s.source}) AS situations
}
CALL (people) {
  UNWIND people AS c
  MATCH (who:Professional|Agency)-[i:INVOLVED_WITH]->(c)
  WHERE $viewer.operator OR (i.visibility = 'open' AND (i.from IS NULL OR i.from <= $now))
  RETURN collect({id: i.id, client_id: c.id, professional_id: CASE WHEN who:Professional THEN who.id END,
      agency_id: i.agency_id, role: i.role, lead: coalesce(i.lead, false), start: toString(i.from), end: toString(i.to),
      visibility: i.visibility, always_findable: coalesce(i.always_findable, false), confirmed_on: toString(i.confirmed_on),
      named_by_client_on: toString(i.named_by_client_on), source: CASE WHEN $viewer.operator OR EXISTS { MATCH (s:Source {id: i.source}) WHERE NOT s.sealed } THEN i.source END,
      asserted_by: CASE WHEN $viewer.operator THEN i.asserted_by END}) AS involvements,
    collect(DISTINCT CASE WHEN who:Professional THEN who END) AS named,
    collect(DISTINCT CASE WHEN who:Agency THEN who END) AS desks,
    collect(DISTINCT i.agency_id) AS behalf
}
CALL () {
  // Whom else the operator asked for by id.
  UNWIND $colleagues AS id
  MATCH (p:Professional {id: id})
  WHERE $viewer.operator
  RETURN collect(p) AS others
}
CALL (named, others) {
  UNWIND named + others AS p
  WITH DISTINCT p
  MATCH (p)-[w:WORKS_FOR]->(a:Agency)
  // Someone who works for a school and a refuge has two lives here: an employer shows only with a tie on its behalf.
  WHERE $viewer.operator OR (w.from IS NULL OR w.from <= $now) AND EXISTS {
    MATCH (p)-[i:INVOLVED_WITH]->(c:Client)
    WHERE i.visibility = 'open' AND (i.from IS NULL OR i.from <= $now) AND c.id IN $clients AND (i.agency_id = a.id OR (i.agency_id IS NULL AND NOT a.kind IN $sealed_kinds))
  }
  RETURN collect({professional_id: p.id, agency_id: a.id, start: toString(w.from), end: toString(w.to)}) AS employments, collect(DISTINCT a) AS employers
}
CALL (named, others) {
  // Who answers for someone who is away.
  UNWIND named + others AS p
  MATCH (cover:Professional {id: p.cover})
  RETURN collect(DISTINCT cover) AS covers
}
CALL (behalf) {
  UNWIND behalf AS id
  MATCH (a:Agency {id: id})
  RETURN collect(a) AS spoken_for
}
CALL (desks, employers, spoken_for) {
  UNWIND desks + employers + spoken_for AS a
  WITH DISTINCT a
  RETURN collect(a {.id, .name, .kind, .area, .phone, .email, .hours, .duty_phone, .out_of_hours_phone}) AS agencies
}
CALL (records, memberships, addresses, relations, situations, involvements) {
  MATCH (s:Source)
  WHERE $viewer.operator OR (NOT s.sealed AND s.name IN [each IN records + memberships + addresses + relations + situations + involvements | each.source])
  RETURN collect(s {.name, .agency_id, .register, .sealed, as_of: toString(s.as_of)}) AS sources
}
RETURN [c IN people | {id: c.id, shielded: coalesce(c.shielded, false)}] AS clients, records, memberships,
  [f IN homes | {id: f.id, name: f.name, shielded: coalesce(f.shielded, false)}] AS families, addresses, relations, situations,
  [p IN named + others + covers | p {.id, .name, .role, .team, .phone, .mobile, .email, active: coalesce(p.active, true), days: coalesce(p.days, []),
    away_until: toString(p.away_until), .cover}] AS professionals,
  employments, agencies, sources, involvements
