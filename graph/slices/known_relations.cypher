// What is stored of kinship, for comparing it with rows of an import.
// access: import
UNWIND range(0, size($keys) - 1) AS place
WITH place, $keys[place] AS key
MATCH (client:Client {id: key.client_id})-[known:RELATED_TO {kind: key.kind}]->(other:Client {id: key.other_id})
USING INDEX SEEK client:Client(id)
WHERE known.from = key.from OR known.from IS NULL AND key.from IS NULL
RETURN collect([place, known {.*, client_id: client.id, other_id: other.id}]) AS known
