// A second record of each of some clients was joined with theirs: its id leads on.
// access: none
UNWIND $clients AS id
MATCH (kept:Client {id: id})
CREATE (:Merged {id: 'twice-' + id, into: id, merged_on: $day, merged_by: 'an officer'})-[:MERGED_INTO]->(kept)
