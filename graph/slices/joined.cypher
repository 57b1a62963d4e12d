// Whom this viewer has joined and waits for a yes about: name, year of birth, and names, roles and agency numbers of the open team (access.md §5).
// access: read-network
MATCH (me:Professional {id: $viewer.professional})-[i:INVOLVED_WITH]->(c:Client)
WHERE coalesce(me.active, true) AND i.joining IS NOT NULL AND i.confirmed_on IS NULL AND i.asserted_by = me.id
  AND i.from <= $now AND $now < i.to
  // Shielded people have no joining, also where they were shielded since.
  AND NOT coalesce(c.shielded, true)
  AND NOT EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(c) }
CALL (c, i) {
  // Where agencies share on agreement only: what of which agencies crosses, besides one's own; null where everything does.
  OPTIONAL MATCH (k:Consent)-[:FOR]->(c)
  WHERE (k.from IS NULL OR k.from <= $now) AND (k.to IS NULL OR $now < k.to) AND i.agency_id IN k.agencies
  WITH i, collect([each IN k.said WHERE each IN k.agencies]) AS said
  RETURN CASE WHEN $viewer.agreed_only THEN reduce(named = [i.agency_id], each IN said | named + each) END AS crossing
}
CALL (c, crossing) {
  MATCH (r:Record)-[:OF]->(c)
  MATCH (s:Source {id: r.source})
  WHERE NOT coalesce(s.sealed, true) AND (crossing IS NULL OR s.agency_id IS NULL OR s.agency_id IN crossing)
  RETURN collect(r {.source, .source_id, .given_name, .family_name, .known_as, client_id: c.id, as_of: toString(r.as_of), born_year: coalesce(r.born.year, r.born_year)}) AS records
}
CALL (me, c, i, crossing) {
  MATCH (who:Professional|Agency)-[t:INVOLVED_WITH]->(c)
  // The team is shown to whom the team sees: nobody looks at it unseen.
  WHERE i.visibility = 'open' AND who <> me AND t.visibility = 'open' AND (who:Agency OR coalesce(who.active, true))
    AND (t.from IS NULL OR t.from <= $now) AND (t.to IS NULL OR $now < t.to)
    AND (crossing IS NULL OR t.agency_id IN crossing)
  OPTIONAL MATCH (a:Agency {id: t.agency_id})
  WITH who, t, a
  // Not what an agency did that stopped sharing so long ago.
  WHERE NOT coalesce(a.shared_until + duration({days: $frozen}) <= $now, false) OR coalesce(t.always_findable, false)
  RETURN collect({name: who.name, role: t.role, lead: coalesce(t.lead, false), agency: a.name, phone: coalesce(a.phone, a.duty_phone, a.out_of_hours_phone)}) AS team
}
RETURN c.id AS client, i.id AS involvement, toString(i.to) AS until, i.joining AS joining, records, team
ORDER BY client
