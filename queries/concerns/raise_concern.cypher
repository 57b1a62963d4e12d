// A professional has a concern about somebody whom they support by an open tie.
// access: record
MATCH (:Professional {id: $by})-[own:INVOLVED_WITH {id: $involvement}]->(c:Client {id: $client})
USING INDEX SEEK own:INVOLVED_WITH(id)
WHERE own.visibility = 'open' AND (own.from IS NULL OR own.from <= $today) AND (own.to IS NULL OR $today < own.to)
// Two who raise one at once wait for one another.
SET c.n = c.n
SET own.concern_on = $today, own.concern_told_on = null, own.version = coalesce(own.version, 0) + 1
RETURN count(*) AS rows
