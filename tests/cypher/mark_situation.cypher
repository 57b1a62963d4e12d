// Change the marks of a client's situations.
// access: none
MATCH (:Client {id: $id})-[:HAS]->(n:Situation) SET n += $marks
