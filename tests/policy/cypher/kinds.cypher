// How many nodes of each label and edges of each type there are.
// access: none
CALL () {
  MATCH (n) UNWIND labels(n) AS kind
  RETURN kind, count(*) AS there
  UNION ALL
  MATCH ()-[r]->()
  RETURN type(r) AS kind, count(*) AS there
}
RETURN kind, there
