// The benchmark's plain way to write involvements, a desk's where no professional is named: MERGE without a check.
// access: none
UNWIND $rows AS row
MATCH (c:Client {id: row.client_id})
CALL (row) {
  MATCH (p:Professional {id: row.professional_id})
  RETURN p AS who
  UNION
  MATCH (a:Agency {id: row.agency_id})
  WHERE row.professional_id IS NULL
  RETURN a AS who
}
MERGE (who)-[i:INVOLVED_WITH {id: row.id}]->(c)
SET i += row {.agency_id, .role, .visibility}, i.lead = row.lead = 'true', i.from = date(row.from), i.to = date(row.to), i.confirmed_on = date(row.confirmed_on), i.named_by_client_on = date(row.named_by_client_on), i.always_findable = row.always_findable = 'true'
