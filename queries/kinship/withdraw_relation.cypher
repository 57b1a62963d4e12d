// Whoever said what somebody is to another takes that back: gone on the same day, while nobody else said yes to it, and ended later.
// access: join
MATCH (:Client {id: $fact.client})-[r:RELATED_TO {kind: $fact.kind}]->(:Client {id: $fact.other})
WHERE r.asserted_by = $by AND coalesce(toString(r.from), '') = $fact.start AND (r.to IS NULL OR $today < r.to)
WITH r, r.stated_on = $today AND r.confirmed_by IS NULL AS gone
FOREACH (_ IN CASE WHEN gone THEN [1] ELSE [] END | DELETE r)
FOREACH (_ IN CASE WHEN gone THEN [] ELSE [1] END | SET r.to = $today)
RETURN count(*) AS rows
