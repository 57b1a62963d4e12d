// Tom's second home, so that nobody of it is of the family in question: its address, and what is known of who lives there.
// access: none
MATCH (c:Client {id: 'maureen'})
CREATE (c)-[:HAS]->(:Situation {id: 'second home', code: 'adult-at-risk', visibility: 'open', source: 'operator'})
