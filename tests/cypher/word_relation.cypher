// Whose word each of some relations is, and its seal.
// access: none
UNWIND $rows AS row
MATCH (:Client {id: row.client})-[n:RELATED_TO {kind: row.kind}]->(:Client {id: row.other}) WHERE n.from = row.from OR (n.from IS NULL AND row.from IS NULL)
SET n += row.marks
RETURN count(*) AS rows
