// What is stored of contacts, for comparing it with rows of an import.
// access: import
UNWIND range(0, size($keys) - 1) AS place
MATCH (who)-[known:CONTACT {id: $keys[place]}]->(whom)
USING INDEX SEEK known:CONTACT(id)
RETURN collect([place, known {.*, professional_id: who.id, client_id: CASE WHEN whom:Client THEN coalesce(known.was_of, whom.id) END, about: coalesce(known.about_was, known.about),
  other_professional_id: CASE WHEN whom:Professional THEN whom.id END, other_agency_id: CASE WHEN whom:Agency THEN whom.id END}]) AS known
