// Whoever said that somebody belongs to a family takes that back: gone on the same day, while nobody else said yes to it, and ended later.
// access: join
MATCH (client:Client {id: $fact.client})-[m:MEMBER_OF]->(family:Family {id: $fact.other})
WHERE m.asserted_by = $by AND coalesce(toString(m.from), '') = $fact.start AND (m.to IS NULL OR $today < m.to)
WITH m, family, m.stated_on = $today AND m.confirmed_by IS NULL AS gone
FOREACH (_ IN CASE WHEN gone THEN [1] ELSE [] END | DELETE m)
FOREACH (_ IN CASE WHEN gone THEN [] ELSE [1] END | SET m.to = $today)
WITH DISTINCT family
// A family that was begun for this and holds nobody else goes with it.
CALL (family) {
  MATCH (family)<-[first:MEMBER_OF {founding: true}]-(:Client)
  WHERE NOT EXISTS { MATCH (family)<-[left:MEMBER_OF]-(:Client) WHERE left <> first } AND NOT EXISTS { MATCH (family)-[:AT]->(:Address) }
  DELETE first, family
}
RETURN count(*) AS rows
