// Who stands in some facts, as far as this viewer may know: professionals and who covers for them, for whom they work, agencies and sources.
// access: read-network
CALL () {
  UNWIND $asked.professionals AS id
  MATCH (p:Professional {id: id})
  RETURN collect(p) AS named
}
CALL () {
  // Who answers for someone of a team.
  UNWIND $asked.team AS id
  MATCH (p:Professional {id: id})
  MATCH (cover:Professional {id: p.cover})
  RETURN collect(cover) AS covers
}
CALL () {
  // Who works where one does, and whose contact with one's own client hangs on no involvement.
  UNWIND $asked.professionals AS id
  UNWIND $sight.employers AS employer
  MATCH (p:Professional {id: id})-[:WORKS_FOR]->(:Agency {id: employer})
  WHERE EXISTS {
    // Said so, because the planner would begin with all clients where there are few.
    MATCH (p)-[k:CONTACT]->(t:!Professional&!Agency)
    WHERE k.involvement IS NULL AND $sight.levels[t.id] = 'client' AND (coalesce(k.planned, false) OR k.on <= $now)
      AND NOT EXISTS { MATCH (p)-[i:INVOLVED_WITH]->(t) WHERE (i.from IS NULL OR i.from <= k.on) AND (i.to IS NULL OR k.on < i.to) }
      AND (NOT $viewer.agreed_only OR t.id IN $sight.opened OR (
        (k.agency_id IS NULL OR k.agency_id IN coalesce($sight.crossing[t.id], []))
        AND NOT EXISTS { MATCH (s:Source {id: k.source}) WHERE s.agency_id IS NOT NULL AND NOT s.agency_id IN coalesce($sight.crossing[t.id], []) })) }
  RETURN collect(DISTINCT p) AS colleagues
}
CALL (named, colleagues) {
  UNWIND named AS p
  MATCH (p)-[w:WORKS_FOR]->(a:Agency)
  WHERE $viewer.operator OR ((w.from IS NULL OR w.from <= $now) AND (p.id = $viewer.professional
    // Someone who works for a school and a refuge has two lives here: an employer shows only with a tie on its behalf,
    // one of those around the clients, or any other.
    OR a.id IN coalesce($asked.works[p.id], [])
    OR EXISTS {
      MATCH (p)-[i:INVOLVED_WITH]->(t:Client)
      WHERE (i.agency_id = a.id OR (i.agency_id IS NULL AND a.kind IN $kinds.open))
        AND $sight.levels[t.id] IN ['client', 'family'] AND (i.from IS NULL OR i.from <= $now)
        AND (coalesce(i.agency_id, '') IN coalesce($sight.behalf[t.id], [])
          OR (i.agency_id IS NULL AND i.source IN coalesce($sight.word[t.id], []))
          OR (i.visibility = 'open' AND (NOT coalesce(i.agency_id, '') IN $sight.gone OR coalesce(i.always_findable, false))
          AND (NOT $viewer.agreed_only OR t.id IN $sight.opened OR i.agency_id IN coalesce($sight.crossing[t.id], []))
          AND (NOT coalesce(t.shielded, true) OR t.id IN $sight.leads
            OR EXISTS { MATCH (b:Agency {id: i.agency_id}) WHERE b.kind IN $kinds.placeless AND b.area IS NULL }))) }
    // A colleague, for whose contact with one's own client there is no other reason.
    OR (p IN colleagues AND a.id IN $sight.employers AND (w.to IS NULL OR $now < w.to))))
  RETURN collect({professional_id: p.id, agency_id: a.id, start: toString(w.from), end: toString(w.to)}) AS employments, collect(a) AS employers
}
CALL () {
  UNWIND $asked.sources AS name
  MATCH (s:Source {id: name})
  OPTIONAL MATCH (a:Agency {id: s.agency_id})
  RETURN collect(s {.name, .agency_id, register: coalesce(s.register, false), sealed: coalesce(s.sealed, true), as_of: toString(s.as_of)}) AS sources, collect(a) AS told_by
}
CALL () {
  UNWIND $asked.agencies AS id
  MATCH (a:Agency {id: id})
  RETURN collect(a) AS spoken_for
}
CALL (named, covers) {
  UNWIND named + covers AS p
  WITH DISTINCT p
  RETURN collect(p {.id, .name, .role, .team, .phone, .mobile, .email, active: coalesce(p.active, true), days: coalesce(p.days, []),
    away_until: toString(p.away_until), .cover}) AS professionals
}
CALL (employers, told_by, spoken_for) {
  UNWIND employers + told_by + spoken_for AS a
  WITH DISTINCT a
  RETURN collect(a {.id, .name, .kind, .area, .phone, .email, .hours, .duty_phone, .out_of_hours_phone, .reach,
    shared_from: toString(a.shared_from), shared_until: toString(a.shared_until)}) AS agencies
}
RETURN professionals, employments, agencies, sources
