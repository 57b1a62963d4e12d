// Whose word each of some addresses is, and its seal.
// access: none
UNWIND $rows AS row
MATCH (:Family {id: row.family})-[:AT]->(n:Address) WHERE n.from = row.from OR (n.from IS NULL AND row.from IS NULL)
SET n += row.marks
RETURN count(*) AS rows
