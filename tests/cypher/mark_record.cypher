// Change the marks of a client's records.
// access: none
MATCH (n:Record)-[:OF]->(:Client {id: $id}) SET n += $marks
