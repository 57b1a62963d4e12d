// A worker seals their own tie, or seals it more tightly, with all that hangs on it and all of its past.
// access: seal
MATCH (me:Professional {id: $by})-[tie:INVOLVED_WITH {id: $involvement}]->(:Client {id: $client})
USING INDEX SEEK tie:INVOLVED_WITH(id)
// Two at once wait for one another: nothing is loosened by whoever comes second.
SET tie.version = coalesce(tie.version, 0) + 1
WITH me, tie
WHERE coalesce(me.active, true) AND (tie.from IS NULL OR tie.from <= $today) AND (tie.to IS NULL OR $today < tie.to)
  AND (tie.joining IS NULL OR tie.confirmed_on IS NOT NULL)
  AND (tie.visibility = 'open' OR ($visibility = 'hidden' AND tie.visibility = 'existence'))
SET tie.visibility = $visibility, tie.sealed_on = $today, tie.concern_on = null, tie.concern_told_on = null
WITH me, tie
CALL (me, tie) {
  // Their support in another role, or before the lead came and went, is of the same life.
  MATCH (me)-[past:INVOLVED_WITH]->(client:Client {id: $client})
  WHERE past.to <= $today AND coalesce(past.agency_id = tie.agency_id, true)
    AND (past.visibility = 'open' OR ($visibility = 'hidden' AND past.visibility = 'existence'))
  SET past.visibility = $visibility, past.sealed_on = $today
}
RETURN count(*) AS rows
