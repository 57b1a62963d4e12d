// Somebody new to the network, as one agency's people say, and the professional who adds them as their team.
// access: join
MATCH (counter:Counter {id: 'n'})
MATCH (me:Professional {id: $row.professional_id})
MATCH (behalf:Agency {id: $row.tie.agency_id})
MERGE (source:Source {id: $row.source})
ON CREATE SET source.n = counter.next, counter.next = counter.next + 1, source.name = $row.source, source.agency_id = behalf.id,
  source.register = false, source.sealed = behalf.kind IN $hidden OR behalf.kind IN $existence
MERGE (client:Client {id: $row.id})
ON CREATE SET client.n = counter.next, counter.next = counter.next + 1, client.shielded = false, client.version = 0
MERGE (record:Record {id: $row.record})
ON CREATE SET record.n = counter.next, counter.next = counter.next + 1, record.source = $row.source, record.source_id = $row.id, record += $row.cells
MERGE (record)-[:OF]->(client)
MERGE (me)-[tie:INVOLVED_WITH {id: $row.involvement}]->(client)
ON CREATE SET tie += $row.tie,
  tie.visibility = CASE WHEN behalf.kind IN $hidden THEN 'hidden' WHEN behalf.kind IN $existence THEN 'existence' ELSE 'open' END
RETURN count(*) AS rows
