// A professional says what somebody is to another.
// access: join
MATCH (me:Professional {id: $row.by})
MATCH (client:Client {id: $row.client})
MATCH (other:Client {id: $row.other})
WHERE NOT EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(known:Client) WHERE known.id IN $row.both }
// Whatever is sent twice at once waits for itself.
SET client.n = client.n
MERGE (client)-[new:RELATED_TO {act: $row.act}]->(other)
ON CREATE SET new.kind = $row.kind, new.form = $row.form, new.asserted_by = me.id, new.agency_id = $row.agency_id, new.stated_on = $today,
  new.visibility = $row.visibility
RETURN count(*) AS rows
