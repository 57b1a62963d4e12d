// Change the marks of one involvement.
// access: none
MATCH ()-[i:INVOLVED_WITH {id: $id}]->() SET i += $marks
