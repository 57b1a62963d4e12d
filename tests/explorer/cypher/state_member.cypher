// Somebody's word alone that a client lives with a family.
// access: none
MATCH (c:Client {id: $client})
MATCH (f:Family {id: $family})
CREATE (c)-[:MEMBER_OF {asserted_by: $by, agency_id: 'carers-link', visibility: 'open', shielded: false, lives_here: true, act: 'a test'}]->(f)
