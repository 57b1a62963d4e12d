// Change the marks of one professional.
// access: none
MATCH (n:Professional {id: $id}) SET n += $marks
