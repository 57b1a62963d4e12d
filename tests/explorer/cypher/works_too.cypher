// Somebody works for a second agency.
// access: none
MATCH (p:Professional {id: $professional})
MATCH (a:Agency {id: $agency})
CREATE (p)-[:WORKS_FOR {moments: ['too']}]->(a)
