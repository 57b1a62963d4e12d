// Whose word each of some situations is, and its seal.
// access: none
UNWIND $rows AS row
MATCH (:Client {id: row.client})-[:HAS]->(n:Situation {code: row.code}) WHERE n.from = row.from OR (n.from IS NULL AND row.from IS NULL)
SET n += row.marks
RETURN count(*) AS rows
