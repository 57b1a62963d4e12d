// A supervisor says who should lead; with the second, of another agency, it is so: that tie goes on with the lead, and each other one, sealed too, without it.
// access: supervise
MATCH (me:Professional {id: $by})-[w:WORKS_FOR]->(a:Agency {id: $agency})
WHERE coalesce(me.active, true) AND (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to)
WITH DISTINCT me, a
MATCH (k:Proposal {id: $id})
// Two at once wait for one another.
SET k.version = coalesce(k.version, 0) + 1
WITH me, a, k
WHERE k.kind = 'lead' AND k.until > $today AND k.by <> me.id AND k.account <> $account AND NOT me.id IN k.yes_by AND NOT a.id IN k.yes_agencies
MATCH (who:Professional)-[tie:INVOLVED_WITH {id: k.involvement}]->(client:Client {id: k.client})
USING INDEX SEEK tie:INVOLVED_WITH(id)
OPTIONAL MATCH (told:Source {id: tie.source})
WITH me, a, k, who, tie, client, told
WHERE who <> me AND coalesce(who.active, true) AND tie.visibility = 'open' AND (tie.from IS NULL OR tie.from <= $today) AND tie.to IS NULL
  AND (tie.confirmed_on IS NOT NULL OR tie.source = $operator OR coalesce(told.agency_id = tie.agency_id, false))
  AND EXISTS { MATCH (who)-[y:WORKS_FOR]->(z:Agency) WHERE coalesce(z.id = tie.agency_id, true) AND (y.from IS NULL OR y.from <= $today) AND (y.to IS NULL OR $today < y.to) }
  AND NOT EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(client) }
  AND NOT EXISTS { MATCH (who)-[:KNOWS_PRIVATELY]->(client) }
  // Where agencies share on agreement only, each of the two is to know of the other.
  AND (NOT $agreed_only OR tie.agency_id = a.id OR EXISTS { MATCH (y:Consent)-[:FOR]->(client) WHERE (y.from IS NULL OR y.from <= $today) AND (y.to IS NULL OR $today < y.to) AND tie.agency_id IN y.agencies AND a.id IN y.agencies AND tie.agency_id IN y.said AND a.id IN y.said })
  AND EXISTS {
    MATCH (x:Professional)-[s:INVOLVED_WITH]->(client)
    WHERE x <> me AND s.agency_id = a.id AND s.visibility = 'open' AND coalesce(x.active, true)
      AND (s.from IS NULL OR s.from <= $today) AND (s.to IS NULL OR $today < s.to) AND (s.confirmed_on IS NOT NULL OR s.source = $operator)
      AND EXISTS { MATCH (x)-[v:WORKS_FOR]->(a) WHERE (v.from IS NULL OR v.from <= $today) AND (v.to IS NULL OR $today < v.to) }
  }
  // The first is a supervisor still.
  AND all(at IN range(0, size(k.yes_by) - 1) WHERE EXISTS {
    MATCH (first:Professional)-[v:WORKS_FOR]->(b:Agency)
    WHERE first.id = k.yes_by[at] AND b.id = k.yes_agencies[at] AND coalesce(first.active, true) AND (v.from IS NULL OR v.from <= $today) AND (v.to IS NULL OR $today < v.to)
      AND EXISTS { MATCH (held:Account {professional: first.id}) WHERE held.role = 'supervisor' AND held.ended_at IS NULL AND NOT coalesce(held.waits, false) }
  })
SET k.yes_by = k.yes_by + me.id, k.yes_agencies = k.yes_agencies + a.id
WITH me, k, who, tie, client, size(k.yes_by) > 1 AS settled,
  tie {.*, id: randomUUID(), from: $today, lead: true, source: null, asserted_by: who.id, confirmed_on: $today, confirmed_by: me.id, version: 0, joining: null, reason: null} AS goes_on
CALL (settled, tie, client) {
  WITH settled, tie, client
  WHERE settled
  MATCH (o:Professional)-[old:INVOLVED_WITH]->(client)
  WHERE old <> tie AND coalesce(old.lead, false) AND (old.from IS NULL OR old.from <= $today) AND (old.to IS NULL OR $today < old.to)
    // Of whom nobody agreed that they know of each other, each leads for their own.
    AND (NOT $agreed_only OR old.agency_id = tie.agency_id OR EXISTS { MATCH (y:Consent)-[:FOR]->(client) WHERE (y.from IS NULL OR y.from <= $today) AND (y.to IS NULL OR $today < y.to) AND old.agency_id IN y.agencies AND tie.agency_id IN y.agencies AND old.agency_id IN y.said AND tie.agency_id IN y.said })
  WITH o, old, client, old {.*, id: randomUUID(), from: $today, lead: false, version: 0} AS theirs
  SET old.to = $today, old.handed_on = $today, old.version = coalesce(old.version, 0) + 1
  CREATE (o)-[stays:INVOLVED_WITH]->(client)
  SET stays = theirs
}
FOREACH (_ IN CASE WHEN settled THEN [1] ELSE [] END |
  SET k.until = $today, tie.to = $today, tie.handed_on = $today, tie.version = coalesce(tie.version, 0) + 1
  CREATE (who)-[leads:INVOLVED_WITH]->(client)
  SET leads = goes_on)
RETURN count(*) AS rows
