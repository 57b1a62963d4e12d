// The facts of some clients, and of those around a family or a client, that this viewer may see (access.md §2–§4), as one record of lists.
// access: read-network
CALL () {
  UNWIND $asked.clients AS id
  MATCH (c:Client {id: id})
  RETURN c AS inside
  UNION
  MATCH (:Family {id: $asked.family})<-[:MEMBER_OF]-(c:Client)
  RETURN c AS inside
  UNION
  MATCH (c:Client {id: $asked.client})
  RETURN c AS inside
  UNION
  MATCH (:Client {id: $asked.client})-[:MEMBER_OF]->(:Family)<-[:MEMBER_OF]-(c:Client)
  RETURN c AS inside
}
WITH collect(inside) AS inside, $asked.family IS NOT NULL OR $asked.client IS NOT NULL AS around
CALL (inside, around) {
  UNWIND inside AS c
  RETURN c AS near
  UNION
  UNWIND inside AS one
  MATCH (one)-[:RELATED_TO]-(c:Client)
  WHERE around
  RETURN c AS near
}
WITH collect(near) AS near, around
CALL (near, around) {
  UNWIND near AS c
  RETURN c
  UNION
  UNWIND near AS one
  MATCH (one)-[:MEMBER_OF]->(:Family)<-[:MEMBER_OF]-(c:Client)
  WHERE around
  RETURN c
}
WITH collect(c) AS all_of_them
WITH [c IN all_of_them WHERE $viewer.operator OR $sight.levels[c.id] IS NOT NULL] AS people,
  [c IN all_of_them WHERE $viewer.operator OR $sight.levels[c.id] IN ['client', 'family']] AS near
CALL (people) {
  UNWIND people AS c
  MATCH (r:Record)-[:OF]->(c)
  WITH c, r, $sight.levels[c.id] AS level
  WHERE $viewer.operator OR r.source IN coalesce($sight.told[c.id], $sight.unsealed)
  RETURN collect(CASE
    WHEN $viewer.operator OR (level = 'client' AND $sight.opens[c.id] IS NULL AND (NOT coalesce(c.shielded, true) OR c.id IN $sight.leads OR r.source IN coalesce($sight.word[c.id], [])))
      THEN r {.*, client_id: c.id, as_of: toString(r.as_of), born: toString(r.born), died: toString(r.died), expected: toString(r.expected)}
    WHEN level = 'client'
      THEN r {.*, address: null, postcode: null, phone: null, email: null, client_id: c.id, as_of: toString(r.as_of), born: toString(r.born), died: toString(r.died), expected: toString(r.expected)}
    WHEN level = 'family'
      THEN r {.source, .source_id, .given_name, .family_name, .known_as, .born_year, client_id: c.id, as_of: toString(r.as_of), born: toString(r.born), died: toString(r.died), expected: toString(r.expected)}
    ELSE r {.source, .source_id, .given_name, .family_name, .known_as, client_id: c.id, as_of: toString(r.as_of), born_year: coalesce(r.born.year, r.born_year)}
  END) AS records
}
CALL (people) {
  // An address is seen by any own client who lives there, also by one who stands further off: else what is hidden between would tell.
  // So is a family in which somebody's place is only stated, by any other member.
  CALL (people) {
    UNWIND people AS c
    RETURN c
    UNION
    UNWIND people AS one
    MATCH (one)-[m:MEMBER_OF]->(:Family)<-[:MEMBER_OF]-(c:Client)
    WHERE $sight.levels[c.id] = 'client' OR (m.asserted_by IS NOT NULL AND $sight.levels[c.id] IS NOT NULL)
    RETURN c
  }
  RETURN collect(c) AS dwellers
}
CALL (dwellers) {
  UNWIND dwellers AS c
  MATCH (c)-[m:MEMBER_OF]->(f:Family)
  WITH c, m, f, coalesce($sight.word[c.id], []) AS word, coalesce($sight.told[c.id], $sight.unsealed) AS told, c.id IN $sight.leads AS led,
    // What of which agencies crosses, where that takes an agreement; null where everything does.
    CASE WHEN $viewer.agreed_only AND NOT c.id IN $sight.opened THEN coalesce($sight.crossing[c.id], []) END AS crossing
  WHERE $viewer.operator OR ((m.from IS NULL OR m.from <= $now)
    // Of an outline only the membership that led to it.
    AND ($sight.levels[c.id] <> 'outline' OR [c.id, f.id, coalesce(toString(m.from), '')] IN $sight.carried)
    // Of whom one sees at a meeting alone, no place in another family.
    AND (coalesce(f.id = $sight.met[c.id], true) OR [c.id, f.id, coalesce(toString(m.from), '')] IN $sight.carried)
    AND (m.asserted_by IN $sight.me
      OR coalesce(m.agency_id, '') IN coalesce($sight.behalf[c.id], [])
      OR (m.agency_id IS NULL AND m.source IN word)
      OR (m.visibility = 'open' AND (m.source IS NULL OR m.source IN told) AND (m.agency_id IS NULL OR coalesce(m.agency_id IN crossing, true))
        // Who leads for the one household reads nothing of the other once it is hidden.
        AND ((led AND NOT coalesce(m.joined, false)) OR NOT (coalesce(m.shielded, true) OR coalesce(c.shielded, true) OR coalesce(f.shielded, true))))))
  // Nothing flows over what a person only stated: neither a register says so, nor did somebody else confirm it.
  WITH c, m, f, told, NOT $viewer.operator AND m.asserted_by IS NOT NULL
    AND NOT coalesce(m.source IN $sight.registers AND m.source IN told, false)
    AND NOT coalesce(NOT m.confirmed_by IN $sight.me AND m.confirmed_by <> m.asserted_by, false) AS stated
  WITH collect({c: c, m: m, f: f, told: told, stated: stated}) AS rows
  WITH rows, [row IN rows WHERE NOT row.stated | row.f.id] AS known
  UNWIND rows AS row
  WITH row.c AS c, row.m AS m, row.f AS f, row.told AS told, row.stated AS stated, known
  WHERE NOT stated OR m.asserted_by IN $sight.me OR f.id IN known
  RETURN collect({client_id: c.id, family_id: f.id, start: toString(m.from), end: toString(m.to), lives_here: coalesce(m.lives_here, true),
      visibility: coalesce(m.visibility, 'hidden'), shielded: coalesce(m.shielded, true), joined: coalesce(m.joined, false),
      source: CASE WHEN $viewer.operator OR m.source IN told THEN m.source END,
      asserted_by: CASE WHEN $viewer.operator OR m.asserted_by IN $sight.me THEN m.asserted_by WHEN m.asserted_by IS NOT NULL THEN $another END,
      confirmed_by: CASE WHEN $viewer.operator OR m.confirmed_by IN $sight.me THEN m.confirmed_by WHEN m.confirmed_by <> coalesce(m.asserted_by, '') THEN $somebody END,
      agency_id: CASE WHEN $viewer.operator OR m.agency_id IN $sight.employers THEN m.agency_id END}) AS memberships,
    collect(DISTINCT f) AS families,
    // Whether a family knows that services share is told over the place of one's own client in it, today.
    collect(CASE WHEN NOT $viewer.agreed_only AND $sight.levels[c.id] = 'client' AND coalesce(f.id = $sight.opens[c.id], true) AND NOT coalesce(m.joined, false) AND NOT stated
      AND (m.to IS NULL OR $now < m.to) THEN f.id END) AS near_families,
    // An address is where one's own client lives, of the time when they live there; where households were joined, over their own family.
    collect(CASE WHEN $sight.levels[c.id] = 'client' AND coalesce(f.id = $sight.opens[c.id], true) AND coalesce(m.lives_here, true) AND NOT coalesce(m.joined, false) AND NOT stated THEN {client: c, tie: m, family: f} END) AS homes
}
CALL (families) {
  // For the operator, who sees a family that nobody belongs to.
  OPTIONAL MATCH (f:Family {id: $asked.family})
  WHERE $viewer.operator AND NOT f IN families
  RETURN collect(f) AS alone
}
CALL (homes, families, alone) {
  UNWIND homes + CASE WHEN $viewer.operator THEN [f IN families + alone | {family: f}] ELSE [] END AS home
  WITH home.client AS c, home.tie AS m, home.family AS f
  MATCH (f)-[:AT]->(a:Address)
  WITH c, m, f, a, coalesce($sight.word[c.id], []) AS word, coalesce($sight.told[c.id], $sight.unsealed) AS told, c.id IN $sight.leads AS led,
    CASE WHEN $viewer.agreed_only AND NOT c.id IN $sight.opened THEN coalesce($sight.crossing[c.id], []) END AS crossing
  WHERE $viewer.operator OR ((a.from IS NULL OR a.from <= $now)
    AND (a.to IS NULL OR m.from IS NULL OR m.from < a.to) AND (m.to IS NULL OR a.from IS NULL OR a.from < m.to)
    AND (a.asserted_by IN $sight.me
      OR coalesce(a.agency_id, '') IN coalesce($sight.behalf[c.id], [])
      OR (a.agency_id IS NULL AND a.source IN word)
      OR (a.visibility = 'open' AND (a.source IS NULL OR a.source IN told) AND (a.agency_id IS NULL OR coalesce(a.agency_id IN crossing, true))
        AND (led OR NOT (coalesce(a.shielded, true) OR coalesce(c.shielded, true) OR coalesce(f.shielded, true))))))
  WITH f, a, collect($viewer.operator OR a.source IN told) AS named
  RETURN collect(a {.address, .postcode, .area, .setting, visibility: coalesce(a.visibility, 'hidden'), family_id: f.id, start: toString(a.from), end: toString(a.to), shielded: coalesce(a.shielded, true),
    source: CASE WHEN true IN named THEN a.source END,
    asserted_by: CASE WHEN $viewer.operator OR a.asserted_by IN $sight.me THEN a.asserted_by END,
    confirmed_by: CASE WHEN $viewer.operator OR a.confirmed_by IN $sight.me THEN a.confirmed_by WHEN a.confirmed_by <> coalesce(a.asserted_by, '') THEN $somebody END,
    agency_id: CASE WHEN $viewer.operator OR a.agency_id IN $sight.employers THEN a.agency_id END}) AS addresses
}
CALL (people) {
  UNWIND people AS c
  MATCH (c)-[r:RELATED_TO]->(other:Client)
  WITH c, r, other, coalesce($sight.word[c.id], []) + coalesce($sight.word[other.id], []) AS word,
    coalesce($sight.told[c.id], $sight.unsealed) AS told, coalesce($sight.told[other.id], $sight.unsealed) AS also_told,
    CASE WHEN $viewer.agreed_only AND NOT c.id IN $sight.opened THEN coalesce($sight.crossing[c.id], []) END AS crossing,
    CASE WHEN $viewer.agreed_only AND NOT other.id IN $sight.opened THEN coalesce($sight.crossing[other.id], []) END AS also_crossing
  WHERE other IN people AND ($viewer.operator OR ((r.from IS NULL OR r.from <= $now)
    AND (r.asserted_by IN $sight.me
      OR coalesce(r.agency_id, '') IN coalesce($sight.behalf[c.id], []) + coalesce($sight.behalf[other.id], [])
      OR (r.agency_id IS NULL AND r.source IN word)
      OR (r.visibility = 'open' AND (r.source IS NULL OR (r.source IN told AND r.source IN also_told))
        AND (r.agency_id IS NULL OR coalesce(r.agency_id IN crossing, true)) AND (r.agency_id IS NULL OR coalesce(r.agency_id IN also_crossing, true))))))
  RETURN collect({client_id: c.id, other_id: other.id, kind: r.kind, form: r.form, parental_responsibility: r.parental_responsibility,
    start: toString(r.from), end: toString(r.to), visibility: coalesce(r.visibility, 'hidden'),
    source: CASE WHEN $viewer.operator OR r.source IN word OR (r.source IN told AND r.source IN also_told) THEN r.source END,
    asserted_by: CASE WHEN $viewer.operator OR r.asserted_by IN $sight.me THEN r.asserted_by WHEN r.asserted_by IS NOT NULL THEN $another END,
    confirmed_by: CASE WHEN $viewer.operator OR r.confirmed_by IN $sight.me THEN r.confirmed_by WHEN r.confirmed_by <> coalesce(r.asserted_by, '') THEN $somebody END,
    agency_id: CASE WHEN $viewer.operator OR r.agency_id IN $sight.employers THEN r.agency_id END}) AS relations
}
CALL (near) {
  UNWIND near AS c
  MATCH (c)-[:HAS]->(s:Situation)
  WITH c, s, coalesce($sight.word[c.id], []) AS word, coalesce($sight.told[c.id], $sight.unsealed) AS told,
    CASE WHEN $viewer.agreed_only AND NOT c.id IN $sight.opened THEN coalesce($sight.crossing[c.id], []) END AS crossing
  WHERE $viewer.operator OR ((s.from IS NULL OR s.from <= $now)
    AND (s.asserted_by IN $sight.me
      OR coalesce(s.agency_id, '') IN coalesce($sight.behalf[c.id], [])
      OR (s.agency_id IS NULL AND s.source IN word)
      OR (s.visibility = 'open' AND (s.source IS NULL OR s.source IN told) AND (s.agency_id IS NULL OR coalesce(s.agency_id IN crossing, true)))))
  RETURN collect({client_id: c.id, code: s.code, start: toString(s.from), end: toString(s.to), visibility: coalesce(s.visibility, 'hidden'),
    source: CASE WHEN $viewer.operator OR s.source IN told THEN s.source END,
    asserted_by: CASE WHEN $viewer.operator OR s.asserted_by IN $sight.me THEN s.asserted_by END,
    confirmed_by: CASE WHEN $viewer.operator OR s.confirmed_by IN $sight.me THEN s.confirmed_by WHEN s.confirmed_by <> coalesce(s.asserted_by, '') THEN $somebody END,
    agency_id: CASE WHEN $viewer.operator OR s.agency_id IN $sight.employers THEN s.agency_id END}) AS situations
}
CALL (near) {
  UNWIND near AS c
  MATCH (who:Professional|Agency)-[i:INVOLVED_WITH]->(c)
  WITH c, who, i, coalesce($sight.told[c.id], $sight.unsealed) AS told, who:Professional AND who.id = $viewer.professional AS own,
    CASE WHEN $viewer.agreed_only AND NOT c.id IN $sight.opened THEN coalesce($sight.crossing[c.id], []) END AS crossing
  WHERE $viewer.operator OR ((i.from IS NULL OR i.from <= $now)
    AND (own
      OR coalesce(i.agency_id, '') IN coalesce($sight.behalf[c.id], [])
      OR (i.agency_id IS NULL AND i.source IN coalesce($sight.word[c.id], []))
      // Of a shielded client no agency with a place: "a school, reached through the lead".
      OR (i.visibility = 'open' AND (NOT coalesce(i.agency_id, '') IN $sight.gone OR coalesce(i.always_findable, false))
        AND (crossing IS NULL OR i.agency_id IN crossing)
        AND (NOT coalesce(c.shielded, true) OR c.id IN $sight.leads
        OR EXISTS { MATCH (a:Agency {id: i.agency_id}) WHERE a.kind IN $kinds.placeless AND a.area IS NULL }))))
  RETURN collect({id: i.id, client_id: c.id, professional_id: CASE WHEN who:Professional THEN who.id END,
    agency_id: i.agency_id, role: i.role, lead: coalesce(i.lead, false), start: toString(i.from), end: toString(i.to),
    visibility: coalesce(i.visibility, 'hidden'), always_findable: coalesce(i.always_findable, false), confirmed_on: toString(i.confirmed_on),
    named_by_client_on: toString(i.named_by_client_on),
    // A concern is its raiser's alone; told, it is theirs who have one too, and the lead's, until it lapses.
    concern_on: CASE WHEN $viewer.operator OR own OR (i.concern_told_on IS NOT NULL AND $now < i.concern_on + duration({days: 30})
      AND (c.id IN $sight.raised OR c.id IN $sight.leads)) THEN toString(i.concern_on) END,
    concern_told_on: CASE WHEN $viewer.operator OR own OR ($now < i.concern_on + duration({days: 30})
      AND (c.id IN $sight.raised OR c.id IN $sight.leads)) THEN toString(i.concern_told_on) END,
    asked_on: CASE WHEN $viewer.operator OR own THEN toString(i.asked_on) END,
    source: CASE WHEN $viewer.operator OR own OR i.source IN told THEN i.source END,
    asserted_by: CASE WHEN $viewer.operator OR own OR i.asserted_by IN $sight.me THEN i.asserted_by END,
    confirmed_by: CASE WHEN $viewer.operator OR own OR i.confirmed_by IN $sight.me THEN i.confirmed_by WHEN i.confirmed_by <> coalesce(i.asserted_by, '') THEN $somebody END}) AS involvements
}
CALL (people) {
  // What somebody agreed to is shown to those whom it names, as long as it lasts.
  UNWIND people AS c
  MATCH (k:Consent)-[:FOR]->(c)
  // Whoever is on them for an agency sees them as their own.
  WHERE $viewer.operator OR ((k.from IS NULL OR k.from <= $now) AND (k.to IS NULL OR $now < k.to)
    AND any(each IN coalesce($sight.behalf[c.id], []) WHERE each IN k.agencies))
  // One's own agency, those that said so for their own, and for whom it was written all of them; of a shielded client none with a place.
  WITH c, k, [each IN k.agencies WHERE $viewer.operator OR each IN $sight.behalf[c.id]
    OR ((each IN k.said OR coalesce(k.agency_id IN $sight.behalf[c.id], false)) AND (NOT coalesce(c.shielded, true) OR c.id IN $sight.leads
      OR EXISTS { MATCH (a:Agency {id: each}) WHERE a.kind IN $kinds.placeless AND a.area IS NULL }))] AS agencies
  RETURN collect({id: k.id, client_id: c.id, agency_id: k.agency_id, agencies: agencies, said: [each IN k.said WHERE $viewer.operator OR each IN agencies], given_by: k.given_by, start: toString(k.from), end: toString(k.to)}) AS consents
}
RETURN [c IN people | {id: c.id, shielded: coalesce(c.shielded, true)}] AS clients, records, memberships,
  [f IN families + alone | {id: f.id, name: f.name, shielded: coalesce(f.shielded, true),
    told_on: CASE WHEN $viewer.operator OR f.id IN near_families THEN toString(f.told_on) END,
    not_told: CASE WHEN $viewer.operator OR f.id IN near_families THEN f.not_told END}] AS families, addresses, relations, situations, involvements, consents
