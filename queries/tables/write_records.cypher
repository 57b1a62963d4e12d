// Write what sources say of clients. A record that is now of another client moves there.
// access: import
MATCH (counter:Counter {id: 'n'})
UNWIND $rows AS row
OPTIONAL MATCH (gone:Merged {id: row.client_id})
MATCH (client:Client {id: coalesce(gone.into, row.client_id)})
MERGE (record:Record {id: row.id})
ON CREATE SET record.n = counter.next, counter.next = counter.next + 1, record.source = row.source, record.source_id = row.source_id
SET record += row.cells
WITH record, client, gone
OPTIONAL MATCH (record)-[before:OF]->(other:Client)
WHERE other <> client
DELETE before
WITH DISTINCT record, client, gone
MERGE (record)-[of:OF]->(client)
SET of.was_of = gone.id
RETURN count(*) AS rows
