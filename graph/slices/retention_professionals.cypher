// The professionals who left every agency before a day, support nobody and stand in no contact with a client that is kept.
// access: retain
MATCH (p:Professional)
WHERE EXISTS { MATCH (p)-[w:WORKS_FOR]->(:Agency) WHERE w.to <= $since }
  AND NOT EXISTS { MATCH (p)-[w:WORKS_FOR]->(:Agency) WHERE w.to IS NULL OR $since < w.to }
  AND NOT EXISTS { MATCH (p)-[:INVOLVED_WITH]->(:Client) }
  AND NOT EXISTS { MATCH (p)-[:CONTACT]->(:Client) }
  AND NOT EXISTS { MATCH (a:Account {professional: p.id}) WHERE a.ended_at IS NULL }
RETURN p.id AS professional
ORDER BY professional
