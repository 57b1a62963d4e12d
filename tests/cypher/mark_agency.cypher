// Change the marks of one agency.
// access: none
MATCH (n:Agency {id: $id}) SET n += $marks
