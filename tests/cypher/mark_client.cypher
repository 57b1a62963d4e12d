// Change the marks of one client.
// access: none
MATCH (n:Client {id: $id}) SET n += $marks
