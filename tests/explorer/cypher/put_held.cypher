// What the drug and alcohol service holds of Ella in a source of its own: a situation, which it keeps sealed.
// access: none
MATCH (c:Client {id: 'ella'})
MERGE (s:Source {id: 'drugs'})
SET s.name = 'drugs', s.agency_id = 'drug-and-alcohol', s.sealed = true
CREATE (c)-[:HAS]->(:Situation {code: 'youth-justice', from: $since, visibility: 'hidden', source: 'drugs'})
RETURN count(*) AS rows
