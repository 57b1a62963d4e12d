// A professional joins a client's team until somebody says yes, unless they are on it, the client is shielded or privately known, or too many wait.
// access: join
MATCH (me:Professional {id: $row.professional_id})
// Two at once wait for one another, so that both are counted.
SET me.joins = coalesce(me.joins, 0) + 1
WITH me
MATCH (client:Client {id: $row.client_id})
WHERE NOT coalesce(client.shielded, true)
  AND NOT EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(client) }
  AND NOT EXISTS { MATCH (me)-[on:INVOLVED_WITH]->(client) WHERE (on.from IS NULL OR on.from <= $today) AND (on.to IS NULL OR $today < on.to) }
  AND COUNT { MATCH (me)-[waits:INVOLVED_WITH]->(:Client) WHERE coalesce(waits.joining, '') <> '' AND waits.confirmed_on IS NULL AND waits.from > $since } < $most
MATCH (behalf:Agency {id: $row.cells.agency_id})
MERGE (me)-[new:INVOLVED_WITH {id: $row.id}]->(client)
ON CREATE SET new += $row.cells, new.from = $today, new.to = $row.until,
  new.visibility = CASE WHEN behalf.kind IN $hidden THEN 'hidden' WHEN behalf.kind IN $existence THEN 'existence' ELSE 'open' END
RETURN count(*) AS rows
