// What is stored of records, for comparing it with rows of an import.
// access: import
UNWIND range(0, size($keys) - 1) AS place
MATCH (known:Record {id: $keys[place].source + '|' + $keys[place].source_id})-[of:OF]->(client:Client)
RETURN collect([place, known {.*, client_id: coalesce(of.was_of, client.id)}]) AS known
