// For the coordinator's table: contacts that were, which hang on nothing sealed or shielded, in the shape of everything_contacts.
// access: make-tables
MATCH (p:Professional)-[k:CONTACT]->(other:Client|Professional|Agency)
WHERE k.on > $after AND k.on <= $until AND NOT coalesce(k.planned, false)
  AND NOT CASE WHEN other:Client THEN coalesce(other.shielded, true) ELSE false END
  AND (k.involvement IS NULL OR EXISTS { MATCH ()-[i:INVOLVED_WITH {id: k.involvement}]->(tied:Client) USING INDEX SEEK i:INVOLVED_WITH(id) WHERE i.visibility = 'open' AND NOT coalesce(tied.shielded, true) })
  AND (k.involvement IS NOT NULL OR NOT other:Client OR NOT EXISTS { MATCH (p)-[i:INVOLVED_WITH]->(other) WHERE coalesce(i.visibility, 'hidden') <> 'open' })
  AND (k.about IS NULL OR EXISTS { MATCH (about:Client {id: k.about}) WHERE NOT coalesce(about.shielded, true)
    AND EXISTS { MATCH (p)-[i:INVOLVED_WITH]->(about) WHERE i.visibility = 'open' }
    AND EXISTS { MATCH (who:Professional|Agency)-[i:INVOLVED_WITH]->(about) WHERE i.visibility = 'open' AND (who = other OR i.agency_id = other.id) } })
RETURN collect(p.n) AS professional, collect(other.n) AS target,
  collect(k.on.year * 10000 + k.on.month * 100 + k.on.day) AS on,
  collect('') AS kind, collect('') AS id,
  collect(coalesce(k.meeting, '')) AS meeting, collect(coalesce(k.about, '')) AS about
