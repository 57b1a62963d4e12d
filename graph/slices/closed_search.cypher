// Whoever has a birth date, a number or a postcode: what unsealed sources say of them, and which open involvement can always be found (access.md §5).
// access: search
CALL () {
  MATCH (r:Record {born: $asked.born})-[:OF]->(c:Client)
  RETURN c
  UNION
  MATCH (r:Record {born_year: $asked.year})-[:OF]->(c:Client)
  WHERE r.born IS NULL
  RETURN c
  UNION
  UNWIND $asked.numbers AS number
  MATCH (r:Record {nhs_number: number})-[:OF]->(c:Client)
  USING INDEX SEEK r:Record(nhs_number)
  RETURN c
  UNION
  UNWIND $asked.numbers AS number
  MATCH (r:Record {personnummer: number})-[:OF]->(c:Client)
  USING INDEX SEEK r:Record(personnummer)
  RETURN c
  UNION
  UNWIND $asked.postcodes AS postcode
  MATCH (r:Record {postcode: postcode})-[:OF]->(c:Client)
  USING INDEX SEEK r:Record(postcode)
  RETURN c
  UNION
  UNWIND $asked.postcodes AS postcode
  MATCH (a:Address {postcode: postcode})<-[:AT]-(:Family)<-[:MEMBER_OF]-(c:Client)
  USING INDEX SEEK a:Address(postcode)
  RETURN c
}
WITH DISTINCT c
// Nobody finds people to whom they declared a private tie.
WHERE NOT EXISTS { MATCH (:Professional {id: $viewer.professional})-[:KNOWS_PRIVATELY]->(c) }
CALL (c) {
  MATCH (r:Record)-[:OF]->(c)
  MATCH (s:Source {id: r.source})
  WHERE NOT coalesce(s.sealed, true)
  RETURN collect(r {.source, .source_id, .given_name, .family_name, .known_as, .born_year, .nhs_number, .personnummer, client_id: c.id, as_of: toString(r.as_of), born: toString(r.born),
    postcode: CASE WHEN coalesce(c.shielded, true) THEN null ELSE r.postcode END}) AS records
}
CALL (c) {
  MATCH (c)-[m:MEMBER_OF]->(f:Family)-[:AT]->(a:Address)
  OPTIONAL MATCH (told:Source {id: m.source})
  OPTIONAL MATCH (of:Source {id: a.source})
  WITH c, m, f, a, told, of
  WHERE (m.from IS NULL OR m.from <= $now) AND (m.to IS NULL OR $now < m.to) AND coalesce(m.lives_here, true) AND NOT coalesce(m.joined, false)
    AND (a.from IS NULL OR a.from <= $now) AND (a.to IS NULL OR $now < a.to)
    AND m.visibility = 'open' AND (m.source IS NULL OR NOT coalesce(told.sealed, true))
    AND a.visibility = 'open' AND (a.source IS NULL OR NOT coalesce(of.sealed, true))
    AND NOT coalesce(c.shielded, true) AND NOT coalesce(m.shielded, true) AND NOT coalesce(f.shielded, true) AND NOT coalesce(a.shielded, true)
  RETURN collect(a.postcode) AS postcodes
}
CALL (c) {
  MATCH (who:Professional|Agency)-[t:INVOLVED_WITH]->(c)
  WHERE NOT $viewer.agreed_only AND t.always_findable AND t.visibility = 'open' AND NOT coalesce(c.shielded, true) AND (who:Agency OR coalesce(who.active, true))
    AND (t.from IS NULL OR t.from <= $now) AND (t.to IS NULL OR $now < t.to)
  OPTIONAL MATCH (a:Agency {id: t.agency_id})
  RETURN collect({name: who.name, role: t.role, agency: a.name, phone: coalesce(who.phone, a.phone, a.duty_phone)}) AS findable
}
RETURN c.id AS client, coalesce(c.shielded, true) AS shielded, records, postcodes, findable
ORDER BY client
