// A family around somebody who is seen in none: theirs is the first place in it, on the word of an agency's people, and opens nothing by itself.
// access: join
MATCH (counter:Counter {id: 'n'})
MATCH (me:Professional {id: $row.by})
MATCH (founder:Client {id: $row.founder})
MATCH (behalf:Agency {id: $row.agency_id})
WHERE NOT coalesce(founder.shielded, true)
  AND NOT EXISTS { MATCH (me)-[:KNOWS_PRIVATELY]->(known:Client) WHERE known.id IN $row.both }
  AND NOT EXISTS { MATCH (shielded:Client {id: $row.client}) WHERE coalesce(shielded.shielded, true) }
MERGE (source:Source {id: $row.source})
ON CREATE SET source.n = counter.next, counter.next = counter.next + 1, source.name = $row.source, source.agency_id = behalf.id,
  source.register = false, source.sealed = behalf.kind IN $hidden OR behalf.kind IN $existence
MERGE (family:Family {id: $row.family})
ON CREATE SET family.n = counter.next, counter.next = counter.next + 1, family.shielded = false
MERGE (founder)-[first:MEMBER_OF {founding: true}]->(family)
ON CREATE SET first.source = $row.source, first.act = $row.act, first.visibility = $row.visibility, first.shielded = false, first.lives_here = true
RETURN count(*) AS rows
