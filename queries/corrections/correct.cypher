// What one agency's people say anew of a client, beside what was said before; of a shielded person nobody enters a number.
// access: record
MATCH (counter:Counter {id: 'n'})
MATCH (client:Client {id: $row.client_id})
MATCH (behalf:Agency {id: $row.agency_id})
WHERE $row.cells.phone IS NULL OR NOT coalesce(client.shielded, true)
MERGE (source:Source {id: $row.source})
ON CREATE SET source.n = counter.next, counter.next = counter.next + 1, source.name = $row.source, source.agency_id = behalf.id,
  source.register = false, source.sealed = behalf.kind IN $hidden OR behalf.kind IN $existence
MERGE (record:Record {id: $row.record})
ON CREATE SET record.n = counter.next, counter.next = counter.next + 1, record.source = $row.source, record.source_id = $row.source_id, record += $row.cells
MERGE (record)-[:OF]->(client)
RETURN count(*) AS rows
