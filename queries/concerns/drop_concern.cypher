// A professional has no concern any more; where too few are left who have one, they are told of each other no longer.
// access: record
MATCH (:Professional {id: $by})-[own:INVOLVED_WITH {id: $involvement}]->(c:Client {id: $client})
USING INDEX SEEK own:INVOLVED_WITH(id)
WHERE own.concern_on IS NOT NULL
// Two who drop one at once wait for one another.
SET c.n = c.n
REMOVE own.concern_on, own.concern_told_on
SET own.version = coalesce(own.version, 0) + 1
WITH c
OPTIONAL MATCH (who:Professional)-[tie:INVOLVED_WITH]->(c)
WHERE tie.visibility = 'open' AND tie.concern_on > $since AND tie.concern_on <= $today AND (tie.to IS NULL OR $today < tie.to)
WITH c, collect(tie) AS raised, count(DISTINCT who) AS many
FOREACH (tie IN CASE WHEN many >= $threshold THEN [] ELSE raised END | REMOVE tie.concern_told_on)
RETURN count(*) AS rows
