// The benchmark's plain way to write contacts, with whomever they were: MERGE without a check.
// access: none
UNWIND $rows AS row
MATCH (p:Professional {id: row.professional_id})
CALL (row) {
  MATCH (c:Client {id: row.client_id})
  RETURN c AS whom
  UNION
  MATCH (o:Professional {id: row.other_professional_id})
  RETURN o AS whom
  UNION
  MATCH (a:Agency {id: row.other_agency_id})
  RETURN a AS whom
}
MERGE (p)-[k:CONTACT {id: row.id}]->(whom)
SET k += row {.at, .kind, .meeting, .about, .involvement}, k.on = date(row.on), k.planned = row.planned = 'true'
