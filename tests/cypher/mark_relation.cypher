// Change the marks of a client's relations.
// access: none
MATCH (:Client {id: $id})-[r:RELATED_TO]->() SET r += $marks
