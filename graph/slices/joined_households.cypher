// The joinings of two households that stand, near a client of either side: since when, and who has a place by them; the latest first.
// access: read-network
MATCH (c:Client {id: $client})-[:MEMBER_OF]->(f:Family)
// Told to who was ever on their team: an override or an enquiry does not ask who lives with whom by whose word.
WHERE EXISTS { MATCH (:Professional {id: $viewer.professional})-[:INVOLVED_WITH]->(c) }
MATCH (f)<-[:MEMBER_OF]-(beside:Client)
MATCH (beside)-[m:MEMBER_OF]->(:Family)
WHERE m.joined AND (m.to IS NULL OR $now < m.to)
WITH m.act AS act, min(m.from) AS since, collect(DISTINCT beside.id) AS placed
MATCH (d:Doubt {id: act})
// Who belongs to a third family of one of them was on neither side.
WHERE $client IN d.first + d.second
RETURN act AS id, toString(since) AS on, placed
ORDER BY since DESC, id
