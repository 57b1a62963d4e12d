// Mark clients whom nobody supports any more with the day on which they go.
// access: retain
UNWIND $clients AS id
MATCH (c:Client {id: id})
SET c.retire_on = $on
RETURN count(*) AS rows
