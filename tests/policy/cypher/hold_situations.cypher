// An agency's own source says, sealed, that somebody is at risk.
// access: none
MATCH (c:Client {id: $client})
CREATE (:Source {id: 'held by ' + $agency, name: 'held by ' + $agency, agency_id: $agency, sealed: true, register: false})
CREATE (c)-[:HAS]->(:Situation {code: 'adult-at-risk', visibility: 'hidden', source: 'held by ' + $agency})
RETURN count(*) AS rows
