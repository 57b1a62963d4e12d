// Whether the database ties clients to a service beyond the universal ones, and whom they are a parent of or live with.
// access: import
UNWIND $clients AS id
OPTIONAL MATCH (gone:Merged {id: id})
MATCH (client:Client {id: coalesce(gone.into, id)})
CALL (client) {
  OPTIONAL MATCH (who)-[tie:INVOLVED_WITH]->(client)
  OPTIONAL MATCH (behalf:Agency {id: tie.agency_id})
  OPTIONAL MATCH (who)-[:WORKS_FOR]->(employer:Agency) WHERE tie.agency_id IS NULL
  RETURN any(kind IN collect(CASE WHEN tie IS NOT NULL THEN coalesce(behalf.kind, employer.kind, '') END) WHERE NOT kind IN $universal) AS supported
}
CALL (client) {
  MATCH (client)-[:RELATED_TO {kind: 'parent'}]->(near:Client)
  RETURN collect(near.id) AS children
}
CALL (client) {
  MATCH (client)-[here:MEMBER_OF]->(:Family)<-[there:MEMBER_OF]-(near:Client)
  WHERE coalesce(here.lives_here, true) AND coalesce(there.lives_here, true)
  RETURN collect(DISTINCT near.id) AS household
}
RETURN id AS client, supported, children + household AS near
