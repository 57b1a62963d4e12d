// What the viewer's agency holds of a client besides support (situations, records, places in a family, kin) that a copy doesn't tell, for whoever is on the client for it now; and since when each may stand in the client's own copy (access.md §8).
// access: seal
MATCH (me:Professional {id: $viewer.professional})-[own:INVOLVED_WITH]->(c:Client {id: $client})
MATCH (behalf:Agency {id: own.agency_id})
OPTIONAL MATCH (told:Source {id: own.source})
WITH c, behalf, me, own, told
// On the agency's named behalf, now and confirmed; of one for which they work, and which shares: as in queries/copies/release_fact.cypher.
WHERE (own.from IS NULL OR own.from <= $now) AND (own.to IS NULL OR $now < own.to)
  AND (own.confirmed_on IS NOT NULL OR own.source = $operator OR coalesce(told.agency_id = behalf.id, false))
  AND coalesce(me.active, true) AND NOT coalesce($now < behalf.shared_from OR behalf.shared_until <= $now, false)
  AND EXISTS { MATCH (me)-[w:WORKS_FOR]->(behalf) WHERE (w.from IS NULL OR w.from <= $now) AND (w.to IS NULL OR $now < w.to) }
WITH DISTINCT c, behalf, coalesce(c.shielded, true) AS shielded
CALL (c, shielded) {
  MATCH (c)-[:HAS]->(s:Situation)
  RETURN s AS fact, 'situation|' + s.code + '|' + coalesce(toString(s.from), '') AS key, s.source AS source, shielded AS hidden, coalesce(s.visibility = 'open', false) AS open
  UNION ALL
  MATCH (r:Record)-[:OF]->(c)
  RETURN r AS fact, 'record|' + r.source_id AS key, r.source AS source, shielded AS hidden, true AS open
  UNION ALL
  MATCH (c)-[m:MEMBER_OF]->(f:Family)
  RETURN m AS fact, 'place|' + f.id + '|' + coalesce(toString(m.from), '') AS key, m.source AS source, shielded OR coalesce(m.shielded, true) OR coalesce(f.shielded, true) AS hidden, coalesce(m.visibility = 'open', false) AND NOT coalesce(m.shielded, true) AND NOT coalesce(f.shielded, true) AND NOT shielded AS open
  UNION ALL
  MATCH (c)-[k:RELATED_TO]-(other:Client)
  WHERE NOT coalesce(other.shielded, true)
  RETURN k AS fact, 'kin|' + startNode(k).id + '|' + k.kind + '|' + endNode(k).id + '|' + coalesce(toString(k.from), '') AS key, k.source AS source, shielded AS hidden, coalesce(k.visibility = 'open', false) AS open
}
MATCH (held:Source {id: source})
WITH fact, key + '|' + source AS key, behalf, held, hidden, open, shielded, c.id AS client
WHERE held.agency_id = behalf.id
  AND NOT (open AND NOT coalesce(held.sealed, true) AND (NOT shielded OR coalesce(behalf.kind IN $kinds.placeless AND behalf.area IS NULL, false)))
// It counts for what the fact was then, and for this client's copy: of kin there are two.
WITH fact, key, [behalf.id, coalesce(fact.visibility, 'hidden'), CASE WHEN coalesce(held.sealed, true) THEN 'sealed' ELSE 'unsealed' END, CASE WHEN hidden THEN 'shielded' ELSE 'not-shielded' END, client] AS as_it_is
RETURN DISTINCT key, toString(CASE WHEN fact.released_as = as_it_is THEN fact.released_on END) AS since
