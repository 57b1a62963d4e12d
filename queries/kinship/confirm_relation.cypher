// Somebody of another agency, who supports both, says that what one is to the other is right: access flows over it from now on.
// access: join
MATCH (client:Client {id: $fact.client})-[r:RELATED_TO {kind: $fact.kind}]->(other:Client {id: $fact.other})
WHERE coalesce(toString(r.from), '') = $fact.start AND r.asserted_by <> $by AND coalesce(r.confirmed_by, $by) = $by
  AND r.visibility = 'open' AND (r.to IS NULL OR $today < r.to)
  AND NOT EXISTS { MATCH (:Professional {id: $by})-[w:WORKS_FOR]->(:Agency {id: r.agency_id}) WHERE w.to IS NULL OR $today < w.to }
  // Nobody says yes to somebody who works where they do.
  AND NOT EXISTS {
    MATCH (:Professional {id: r.asserted_by})-[v:WORKS_FOR]->(:Agency)<-[w:WORKS_FOR]-(:Professional {id: $by})
    WHERE (v.to IS NULL OR $today < v.to) AND (w.to IS NULL OR $today < w.to)
  }
  AND NOT EXISTS { MATCH (:Professional {id: $by})-[:KNOWS_PRIVATELY]->(known:Client) WHERE known.id IN [client.id, other.id] }
SET r.confirmed_by = $by
RETURN count(*) AS rows
