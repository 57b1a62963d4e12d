// Whose word each of some involvements is, and its seal.
// access: none
UNWIND $rows AS row
MATCH ()-[n:INVOLVED_WITH {id: row.id}]->()
SET n += row.marks
RETURN count(*) AS rows
