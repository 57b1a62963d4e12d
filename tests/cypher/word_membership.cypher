// Whose word each of some memberships is, and its seal.
// access: none
UNWIND $rows AS row
MATCH (:Client {id: row.client})-[n:MEMBER_OF]->(:Family {id: row.family}) WHERE n.from = row.from OR (n.from IS NULL AND row.from IS NULL)
SET n += row.marks
RETURN count(*) AS rows
