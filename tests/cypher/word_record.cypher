// When each of some records was last told.
// access: none
UNWIND $rows AS row
MATCH (n:Record {id: row.id})
SET n += row.marks
RETURN count(*) AS rows
