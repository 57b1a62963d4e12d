// What is stored of employments, for comparing it with rows of an import.
// access: import
UNWIND range(0, size($keys) - 1) AS place
WITH place, $keys[place] AS key
MATCH (professional:Professional {id: key.professional_id})-[known:WORKS_FOR]->(agency:Agency {id: key.agency_id})
USING INDEX SEEK professional:Professional(id)
WHERE known.from = key.from OR known.from IS NULL AND key.from IS NULL
RETURN collect([place, known {.*, professional_id: professional.id, agency_id: agency.id}]) AS known
