// Somebody lets what their agency holds of a client besides support stand in the client's own copy, as it is now, or no longer where no day is given: who supports the client for the very agency whose source says it.
// access: seal
MATCH (me:Professional {id: $by})-[own:INVOLVED_WITH]->(c:Client {id: $client})
MATCH (behalf:Agency {id: own.agency_id})
OPTIONAL MATCH (told:Source {id: own.source})
WITH c, behalf, me, own, told
// On the agency's named behalf, now and confirmed; of one for which they work, and which shares: as in graph/slices/released_facts.cypher.
WHERE (own.from IS NULL OR own.from <= $today) AND (own.to IS NULL OR $today < own.to)
  AND (own.confirmed_on IS NOT NULL OR own.source = $operator OR coalesce(told.agency_id = behalf.id, false))
  AND coalesce(me.active, true) AND NOT coalesce($today < behalf.shared_from OR behalf.shared_until <= $today, false)
  AND EXISTS { MATCH (me)-[w:WORKS_FOR]->(behalf) WHERE (w.from IS NULL OR w.from <= $today) AND (w.to IS NULL OR $today < w.to) }
WITH DISTINCT c, behalf, me
// Two at once wait for one another: the second finds it done.
SET c.id = c.id
WITH c, behalf, me
OPTIONAL MATCH (c)-[:HAS]->(s:Situation)
WHERE 'situation|' + s.code + '|' + coalesce(toString(s.from), '') + '|' + s.source = $key
OPTIONAL MATCH (r:Record)-[:OF]->(c)
WHERE 'record|' + r.source_id + '|' + r.source = $key
OPTIONAL MATCH (c)-[m:MEMBER_OF]->(f:Family)
WHERE 'place|' + f.id + '|' + coalesce(toString(m.from), '') + '|' + m.source = $key
OPTIONAL MATCH (c)-[k:RELATED_TO]-(other:Client)
WHERE NOT coalesce(other.shielded, true)
  AND 'kin|' + startNode(k).id + '|' + k.kind + '|' + endNode(k).id + '|' + coalesce(toString(k.from), '') + '|' + k.source = $key
WITH behalf, me, c.id AS client, coalesce(s, r) AS node, coalesce(m, k) AS edge,
  coalesce(c.shielded, true) OR (m IS NOT NULL AND (coalesce(m.shielded, true) OR coalesce(f.shielded, true))) AS hidden
MATCH (held:Source {id: coalesce(node.source, edge.source)})
WHERE held.agency_id = behalf.id
WITH node, edge, me, coalesce(node.released_as, edge.released_as) AS was,
  // For this client's copy: of kin there are two.
  CASE WHEN $on IS NOT NULL THEN [behalf.id, coalesce(node.visibility, edge.visibility, 'hidden'), CASE WHEN coalesce(held.sealed, true) THEN 'sealed' ELSE 'unsealed' END, CASE WHEN hidden THEN 'shielded' ELSE 'not-shielded' END, client] END AS now
WHERE coalesce(was <> now, (was IS NULL) <> (now IS NULL))
SET node.released_on = $on, edge.released_on = $on, node.released_as = now, edge.released_as = now,
  node.released_by = CASE WHEN $on IS NOT NULL THEN me.id END, edge.released_by = CASE WHEN $on IS NOT NULL THEN me.id END
RETURN count(*) AS rows
