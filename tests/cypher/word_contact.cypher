// Whose word each of some contacts is.
// access: none
UNWIND $rows AS row
MATCH ()-[n:CONTACT {id: row.id}]->()
SET n += row.marks
RETURN count(*) AS rows
