// Somebody else says that a tie is right: it opens the client, and one that waited for that no longer ends by itself.
// access: join
MATCH (who:Professional)-[tie:INVOLVED_WITH {id: $involvement}]->(client:Client {id: $client})
USING INDEX SEEK tie:INVOLVED_WITH(id)
WHERE who.id <> $by AND tie.confirmed_on IS NULL AND (tie.to IS NULL OR $today < tie.to)
  // Shielded people have no joining.
  AND (tie.joining IS NULL OR (NOT coalesce(client.shielded, true) AND NOT EXISTS { MATCH (who)-[:KNOWS_PRIVATELY]->(client) }))
  // Nobody says yes to somebody who works where they do.
  AND NOT EXISTS {
    MATCH (who)-[w:WORKS_FOR]->(:Agency)<-[v:WORKS_FOR]-(:Professional {id: $by})
    WHERE (w.to IS NULL OR $today < w.to) AND (v.to IS NULL OR $today < v.to)
  }
// Who leads is not for one to confirm.
SET tie.confirmed_on = $today, tie.confirmed_by = CASE WHEN coalesce(tie.lead, false) THEN null ELSE $by END,
  tie.to = CASE tie.joining WHEN 'team' THEN null WHEN 'visit' THEN tie.from + duration({days: $visit_days}) ELSE tie.to END,
  tie.version = coalesce(tie.version, 0) + 1
RETURN count(*) AS rows
