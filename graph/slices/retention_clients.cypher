// Whom no service has supported since a day, and who neither lives with nor is a parent of somebody whom one has; and whoever was marked before (model.md §1).
// access: retain
MATCH (c:Client)
WHERE $among IS NULL OR c.id IN $among
WITH c, NOT EXISTS {
  MATCH (c)<-[i:INVOLVED_WITH]-(:Professional|Agency)
  WHERE i.to IS NULL OR $since < i.to
} AND NOT EXISTS {
  MATCH (c)<-[k:CONTACT]-(:Professional)
  WHERE $since < k.on
} AND NOT EXISTS {
  MATCH (c)-[:HAS]->(s:Situation)
  WHERE s.to IS NULL OR $since < s.to
} AND NOT EXISTS {
  MATCH (c)-[m:MEMBER_OF]->(:Family)<-[n:MEMBER_OF]-(o:Client)
  WHERE (m.to IS NULL OR $today < m.to) AND (n.to IS NULL OR $today < n.to)
    AND (EXISTS { MATCH (o)<-[i:INVOLVED_WITH]-(:Professional|Agency) WHERE i.to IS NULL OR $since < i.to }
      OR EXISTS { MATCH (o)<-[k:CONTACT]-(:Professional) WHERE $since < k.on }
      OR EXISTS { MATCH (o)-[:HAS]->(s:Situation) WHERE s.to IS NULL OR $since < s.to })
} AND NOT EXISTS {
  MATCH (c)-[r:RELATED_TO]->(o:Client)
  WHERE r.kind IN ['parent', 'guardian', 'carer'] AND (r.to IS NULL OR $today < r.to)
    AND (EXISTS { MATCH (o)<-[i:INVOLVED_WITH]-(:Professional|Agency) WHERE i.to IS NULL OR $since < i.to }
      OR EXISTS { MATCH (o)<-[k:CONTACT]-(:Professional) WHERE $since < k.on }
      OR EXISTS { MATCH (o)-[:HAS]->(s:Situation) WHERE s.to IS NULL OR $since < s.to })
} AS due
WHERE due OR c.retire_on IS NOT NULL
RETURN c.id AS client, due, toString(c.retire_on) AS retire_on
ORDER BY client
