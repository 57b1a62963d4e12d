// Take the mark away from clients whom a service supports again.
// access: retain
UNWIND $clients AS id
MATCH (c:Client {id: id})
REMOVE c.retire_on
RETURN count(*) AS rows
