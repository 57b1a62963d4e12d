// Remove what the drug and alcohol service held.
// access: none
CALL () { MATCH (n:Situation {source: 'drugs'}) DETACH DELETE n }
CALL () { MATCH (s:Source {id: 'drugs'}) DELETE s }
RETURN count(*) AS rows
