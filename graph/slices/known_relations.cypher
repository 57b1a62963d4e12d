// What is stored of kinship, for comparing it with rows of an import.
// access: import
UNWIND range(0, size($keys) - 1) AS place
WITH place, $keys[place] AS key
OPTIONAL MATCH (gone:Merged {id: key.client_id})
MATCH (client:Client {id: coalesce(gone.into, key.client_id)})
OPTIONAL MATCH (also:Merged {id: key.other_id})
MATCH (other:Client {id: coalesce(also.into, key.other_id)})
// Of two records of one person it stands where they were.
WITH place, key, CASE WHEN client = other THEN coalesce(gone, client) ELSE client END AS one, CASE WHEN client = other THEN coalesce(also, other) ELSE other END AS two
MATCH (one)-[known:RELATED_TO {kind: key.kind}]->(two)
WHERE (known.from = key.from OR known.from IS NULL AND key.from IS NULL)
  AND coalesce(known.was_of, one.id) = key.client_id AND coalesce(known.was_with, two.id) = key.other_id
RETURN collect([place, known {.*, client_id: key.client_id, other_id: key.other_id}]) AS known
