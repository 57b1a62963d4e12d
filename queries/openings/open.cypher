// Open a client for an account until a moment, once however often it is sent; nobody whom the professional knows privately.
// access: open
WITH $opening AS opening
WHERE NOT EXISTS { MATCH (:Professional {id: opening.professional})-[:KNOWS_PRIVATELY]->(known) WHERE known.id = opening.client }
  // An enquiry opens the family: then nobody of theirs either.
  AND (opening.kind <> 'enquiry' OR NOT EXISTS {
    MATCH (:Professional {id: opening.professional})-[:KNOWS_PRIVATELY]->(known)-[:MEMBER_OF]->(:Family)<-[:MEMBER_OF]-(asked:Client)
    WHERE asked.id = opening.client
  })
MERGE (o:Opening {id: opening.id})
ON CREATE SET o += opening
RETURN count(*) AS rows
