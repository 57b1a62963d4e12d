// What is stored of memberships, for comparing it with rows of an import.
// access: import
UNWIND range(0, size($keys) - 1) AS place
WITH place, $keys[place] AS key
OPTIONAL MATCH (gone:Merged {id: key.client_id})
MATCH (client:Client {id: coalesce(gone.into, key.client_id)})-[known:MEMBER_OF]->(family:Family {id: key.family_id})
USING INDEX SEEK client:Client(id)
WHERE (known.from = key.from OR known.from IS NULL AND key.from IS NULL) AND coalesce(known.was_of, client.id) = key.client_id
RETURN collect([place, known {.*, client_id: key.client_id, family_id: family.id}]) AS known
