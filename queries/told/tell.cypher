// Whoever supports somebody of a family writes down that they were told on a day that services share, or not told because it would raise risk, or takes it back; only where it still stands as the writer saw it.
// access: record
MATCH (me:Professional {id: $by})-[tie:INVOLVED_WITH {id: $involvement}]->(client:Client {id: $client})
USING INDEX SEEK tie:INVOLVED_WITH(id)
WHERE coalesce(me.active, true) AND (tie.from IS NULL OR tie.from <= $today) AND (tie.to IS NULL OR $today < tie.to)
  AND (tie.joining IS NULL OR tie.confirmed_on IS NOT NULL) AND coalesce($told_on <= $today, true)
MATCH (client)-[m:MEMBER_OF]->(family:Family {id: $family})
WHERE (m.from IS NULL OR m.from <= $today) AND (m.to IS NULL OR $today < m.to) AND NOT coalesce(m.joined, false)
WITH DISTINCT family
// Two at once wait for one another: the second finds what the first wrote.
SET family.n = family.n
WITH family
WHERE coalesce(family.told_on = $seen_on, family.told_on IS NULL AND $seen_on IS NULL) AND coalesce(family.not_told, false) = $seen_not_told
SET family.told_on = $told_on, family.not_told = CASE WHEN $not_told THEN true END, family.version = coalesce(family.version, 0) + 1
RETURN count(*) AS rows
