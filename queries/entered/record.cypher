// Keep contacts that somebody entered, once however often they are sent.
// access: record
UNWIND $rows AS row
MATCH (who:Professional {id: row.professional_id})
CALL (row) {
  MATCH (whom:Client {id: row.client_id})
  RETURN whom
  UNION
  MATCH (whom:Professional {id: row.other_professional_id})
  RETURN whom
  UNION
  MATCH (whom:Agency {id: row.other_agency_id})
  RETURN whom
}
MERGE (who)-[k:CONTACT {id: row.id}]->(whom)
ON CREATE SET k += row.cells, k.on = row.on
RETURN count(k) AS rows
