// Somebody of another agency, who supports both sides, says that a place in a family is right: access flows over it from now on.
// access: join
MATCH (family:Family {id: $fact.other})
// Two who say yes at once wait for one another.
SET family.shielded = family.shielded
WITH family
MATCH (client:Client {id: $fact.client})-[m:MEMBER_OF]->(family)
WHERE coalesce(toString(m.from), '') = $fact.start AND m.asserted_by <> $by AND coalesce(m.confirmed_by, $by) = $by
  AND m.visibility = 'open' AND (m.to IS NULL OR $today < m.to)
  AND NOT EXISTS { MATCH (:Professional {id: $by})-[w:WORKS_FOR]->(:Agency {id: m.agency_id}) WHERE w.to IS NULL OR $today < w.to }
  // Nobody says yes to somebody who works where they do.
  AND NOT EXISTS {
    MATCH (:Professional {id: m.asserted_by})-[v:WORKS_FOR]->(:Agency)<-[w:WORKS_FOR]-(:Professional {id: $by})
    WHERE (v.to IS NULL OR $today < v.to) AND (w.to IS NULL OR $today < w.to)
  }
  AND NOT EXISTS { MATCH (:Professional {id: $by})-[:KNOWS_PRIVATELY]->(known:Client) WHERE known.id IN [client.id] + $beside }
// The other side is somebody whose own place in the family is certain, or for whom the family was begun.
MATCH (other:Client)-[certain:MEMBER_OF]->(family)
WHERE other.id IN $beside AND other.id <> client.id AND certain.visibility = 'open' AND (certain.to IS NULL OR $today < certain.to)
  AND (coalesce(certain.founding, false) OR certain.confirmed_by <> coalesce(certain.asserted_by, '')
    OR EXISTS { MATCH (told:Source {id: certain.source}) WHERE told.register AND NOT coalesce(told.sealed, true) })
SET m.confirmed_by = $by
FOREACH (_ IN CASE WHEN coalesce(certain.founding, false) AND certain.confirmed_by IS NULL THEN [1] ELSE [] END | SET certain.confirmed_by = $by)
RETURN count(*) AS rows
