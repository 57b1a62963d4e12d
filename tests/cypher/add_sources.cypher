// Sources with their marks.
// access: none
UNWIND $rows AS row
MERGE (s:Source {id: row.name}) SET s.name = row.name, s += row.marks
