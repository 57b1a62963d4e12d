// A professional has a concern about somebody whom they support by an open tie: told to nobody before as many have one as it takes, and then to them and the lead.
// access: record
MATCH (:Professional {id: $by})-[own:INVOLVED_WITH {id: $involvement}]->(c:Client {id: $client})
USING INDEX SEEK own:INVOLVED_WITH(id)
WHERE own.visibility = 'open' AND (own.from IS NULL OR own.from <= $today) AND (own.to IS NULL OR $today < own.to)
// Two who raise one at once wait for one another.
SET c.n = c.n
SET own.concern_on = $today, own.concern_told_on = null, own.version = coalesce(own.version, 0) + 1
WITH c
MATCH (who:Professional)-[tie:INVOLVED_WITH]->(c)
WHERE tie.visibility = 'open' AND tie.concern_on > $since AND tie.concern_on <= $today AND (tie.to IS NULL OR $today < tie.to)
WITH c, collect({who: who, tie: tie}) AS raised
UNWIND raised AS each
// Where agencies share on agreement only, each counts those of whom they are to know.
WITH c, each.tie AS tie, [other IN raised WHERE NOT $agreed_only OR other.tie.agency_id = each.tie.agency_id
  OR EXISTS { MATCH (y:Consent)-[:FOR]->(c) WHERE (y.from IS NULL OR y.from <= $today) AND (y.to IS NULL OR $today < y.to) AND other.tie.agency_id IN y.agencies AND each.tie.agency_id IN y.agencies AND other.tie.agency_id IN y.said AND each.tie.agency_id IN y.said } | other.who] AS counted
UNWIND counted AS who
WITH tie, count(DISTINCT who) AS many
FOREACH (_ IN CASE WHEN many >= $threshold THEN [1] ELSE [] END | SET tie.concern_told_on = coalesce(tie.concern_told_on, $today))
RETURN count(*) AS rows
