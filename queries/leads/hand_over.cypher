// The present confirmed lead hands over to somebody of the open team: both their ties end today, and go on without the lead and with it.
// access: lead
MATCH (me:Professional {id: $by})-[old:INVOLVED_WITH {id: $involvement}]->(client:Client {id: $client})
USING INDEX SEEK old:INVOLVED_WITH(id)
// Two at once wait for one another.
SET old.version = coalesce(old.version, 0) + 1
WITH me, old, client
OPTIONAL MATCH (mine:Source {id: old.source})
WITH me, old, client, mine
// Confirmed, as graph/visible reads it: by the operator, or by somebody else.
WHERE coalesce(me.active, true) AND coalesce(old.lead, false) AND (old.source = $operator OR coalesce(NOT old.confirmed_by IN [$by, $account], false))
  AND (old.confirmed_on IS NOT NULL OR old.source = $operator OR coalesce(mine.agency_id = old.agency_id, false))
  AND (old.from IS NULL OR old.from <= $today) AND (old.to IS NULL OR $today < old.to)
MATCH (new:Professional)-[tie:INVOLVED_WITH {id: $to}]->(client)
USING INDEX SEEK tie:INVOLVED_WITH(id)
OPTIONAL MATCH (told:Source {id: tie.source})
WITH me, old, client, new, tie, told
WHERE new <> me AND coalesce(new.active, true) AND tie.visibility = 'open' AND (tie.from IS NULL OR tie.from <= $today) AND tie.to IS NULL
  // Nobody comes to lead by joining alone.
  AND (tie.confirmed_on IS NOT NULL OR tie.source = $operator OR coalesce(told.agency_id = tie.agency_id, false))
  AND EXISTS { MATCH (new)-[w:WORKS_FOR]->(a:Agency) WHERE coalesce(a.id = tie.agency_id, true) AND (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to) }
  AND NOT EXISTS { MATCH (new)-[:KNOWS_PRIVATELY]->(client) }
WITH me, old, client, new, tie,
  old {.*, id: randomUUID(), from: $today, lead: false, source: null, asserted_by: me.id, confirmed_on: coalesce(old.confirmed_on, $today), version: 0, joining: null, reason: null} AS mine,
  tie {.*, id: randomUUID(), from: $today, lead: true, source: null, asserted_by: new.id, confirmed_on: $today, confirmed_by: $by, version: 0, joining: null, reason: null} AS theirs
// With the day on them no import begins them anew.
SET old.to = $today, old.handed_on = $today, tie.to = $today, tie.handed_on = $today, tie.version = coalesce(tie.version, 0) + 1
CREATE (me)-[stays:INVOLVED_WITH]->(client)
SET stays = mine
CREATE (new)-[leads:INVOLVED_WITH]->(client)
SET leads = theirs
RETURN count(*) AS rows
