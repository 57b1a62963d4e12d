// What is stored of records, for comparing it with rows of an import.
// access: import
UNWIND range(0, size($keys) - 1) AS place
MATCH (known:Record {id: $keys[place].source + '|' + $keys[place].source_id})-[:OF]->(client:Client)
RETURN collect([place, known {.*, client_id: client.id}]) AS known
