// A source with its marks.
// access: none
MERGE (s:Source {id: $id}) SET s.name = $id, s += $marks
