// Kofi supports Ella by a sealed tie, saw her yesterday, and visits tomorrow.
// access: none
MATCH (p:Professional {id: 'kofi'})
MATCH (c:Client {id: 'ella'})
CREATE (p)-[:INVOLVED_WITH {id: 'kofi-ella', agency_id: 'drug-and-alcohol', role: 'drug-worker', from: $on, visibility: $visibility, source: 'operator'}]->(c)
CREATE (p)-[:CONTACT {id: 'kofi-saw', on: $on, kind: 'visit', planned: false, involvement: 'kofi-ella', source: 'operator'}]->(c)
CREATE (c)-[:HAS]->(:Situation {id: 'sealed', code: 'adult-at-risk', from: $on, visibility: 'hidden', source: 'operator'})
