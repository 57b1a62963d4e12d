// What a feed says of Kofi, on no tie by its own word: visits to Ella past and planned, and that he spoke with Priya about her.
// access: none
MATCH (kofi:Professional {id: 'kofi'}), (priya:Professional {id: 'priya'}), (ella:Client {id: 'ella'})
CREATE (kofi)-[:CONTACT {id: 'kofi-1', on: $day - duration({days: 3}), kind: 'visit', asserted_by: 'feed'}]->(ella)
CREATE (kofi)-[:CONTACT {id: 'kofi-2', on: $day + duration({days: 3}), kind: 'visit', planned: true, asserted_by: 'feed'}]->(ella)
CREATE (priya)-[:CONTACT {id: 'kofi-3', on: $day - duration({days: 3}), kind: 'call', about: 'ella', asserted_by: 'feed'}]->(kofi)
