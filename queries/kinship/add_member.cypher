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
  // The day keeps imports from taking the mark away, as of everybody whom a person shielded.
  new.shielded_on = CASE WHEN family.shielded_on IS NOT NULL THEN $today END,
  client.shielded = client.shielded OR (shielded AND $row.lives_here),
  client.shielded_on = CASE WHEN family.shielded_on IS NOT NULL AND $row.lives_here THEN coalesce(client.shielded_on, $today) ELSE client.shielded_on END
RETURN count(*) AS rows
