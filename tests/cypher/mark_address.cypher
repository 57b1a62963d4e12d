// Change the marks of a family's addresses.
// access: none
MATCH (:Family {id: $id})-[:AT]->(n:Address) SET n += $marks
