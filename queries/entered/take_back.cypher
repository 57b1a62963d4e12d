// Remove contacts that somebody entered, and nobody else's.
// access: record
UNWIND $ids AS id
MATCH ()-[k:CONTACT {id: id}]->()
USING INDEX SEEK k:CONTACT(id)
WHERE k.asserted_by = $by
DELETE k
RETURN count(*) AS rows
