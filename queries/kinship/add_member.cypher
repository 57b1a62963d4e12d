// A professional says that somebody belongs to a family. Whoever moves into a shielded household is shielded with it; nobody shielded gets a place in another.
// access: join
MATCH (me:Professional {id: $row.by})
MATCH (client:Client {id: $row.client})
MATCH (family:Family {id: $row.family})
// Whatever is sent twice at once waits for itself.
SET client.n = client.n
WITH me, client, family, coalesce(family.shielded, true) AS shielded
WHERE (shielded OR NOT coalesce(client.shielded, true))
  AND NOT EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(known:Client) WHERE known.id IN $row.both }
MERGE (client)-[new:MEMBER_OF {act: $row.act}]->(family)
ON CREATE SET new.asserted_by = me.id, new.agency_id = $row.agency_id, new.stated_on = $today, new.from = $row.since,
  new.lives_here = $row.lives_here, new.visibility = $row.visibility, new.shielded = shielded,
  client.shielded = client.shielded OR (shielded AND $row.lives_here)
RETURN count(*) AS rows
