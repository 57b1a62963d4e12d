// All contacts as rows of contacts.csv.
// access: export
MATCH (who)-[c:CONTACT]->(whom) WHERE c.id IS NOT NULL
RETURN c.id AS id, who.id AS professional_id, CASE WHEN whom:Client THEN whom.id END AS client_id,
  CASE WHEN whom:Professional THEN whom.id END AS other_professional_id, CASE WHEN whom:Agency THEN whom.id END AS other_agency_id,
  toString(c.on) AS on, c.at AS at, c.kind AS kind, c.planned AS planned, c.meeting AS meeting, c.about AS about, c.involvement AS involvement
ORDER BY id
