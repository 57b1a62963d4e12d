// What is stored of addresses, for comparing it with rows of an import.
// access: import
UNWIND range(0, size($keys) - 1) AS place
WITH place, $keys[place] AS key
MATCH (family:Family {id: key.family_id})-[:AT]->(known:Address)
WHERE known.from = key.from OR known.from IS NULL AND key.from IS NULL
RETURN collect([place, known {.*, family_id: family.id}]) AS known
