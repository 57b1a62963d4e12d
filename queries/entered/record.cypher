// Keep contacts that somebody entered, once however often they are sent.
// access: record
UNWIND $rows AS row
MATCH (who:Professional {id: row.professional_id})
OPTIONAL MATCH (client:Client {id: row.client_id})
OPTIONAL MATCH (colleague:Professional {id: row.other_professional_id})
OPTIONAL MATCH (desk:Agency {id: row.other_agency_id})
WITH row, who, coalesce(client, colleague, desk) AS whom
WHERE whom IS NOT NULL
MERGE (who)-[k:CONTACT {id: row.id}]->(whom)
ON CREATE SET k += row.cells, k.on = row.on
RETURN count(*) AS rows
