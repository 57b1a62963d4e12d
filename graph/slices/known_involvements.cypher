// What is stored of involvements, for comparing it with rows of an import.
// access: import
UNWIND range(0, size($keys) - 1) AS place
MATCH (who)-[known:INVOLVED_WITH {id: $keys[place]}]->(client)
USING INDEX SEEK known:INVOLVED_WITH(id)
RETURN collect([place, known {.*, client_id: coalesce(known.was_of, client.id), professional_id: CASE WHEN who:Professional THEN who.id END}]) AS known
