// A professional supports Ella behind a seal.
// access: none
MATCH (p:Professional {id: $professional})
MATCH (c:Client {id: 'ella'})
CREATE (p)-[:INVOLVED_WITH {id: 'sealed-' + p.id, asserted_by: p.id, visibility: $visibility, source: 'operator'}]->(c)
RETURN count(*) AS rows
