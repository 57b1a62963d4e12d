// The concerns about some clients are told to those who have one and the lead, where as many stand on open ties as it takes; to nobody before.
// access: record
UNWIND $clients AS id
MATCH (c:Client {id: id})
// Two that come at once wait for one another.
SET c.n = c.n
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
