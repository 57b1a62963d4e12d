// Empty the test database but for its mark, ten thousand edges at a time and then as many nodes: more don't fit a small heap.
// access: none
CALL () {
  MATCH ()-[r]->()
  WITH r LIMIT 10000
  DELETE r
  RETURN count(r) AS edges
}
CALL (edges) {
  MATCH (n) WHERE edges = 0 AND NOT 'TestDatabase' IN labels(n)
  WITH n LIMIT 10000
  DELETE n
  RETURN count(n) AS nodes
}
RETURN edges + nodes AS gone
