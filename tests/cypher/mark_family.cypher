// Change the marks of one family.
// access: none
MATCH (n:Family {id: $id}) SET n += $marks
