// Remove what is there before a restore, a batch at a time, edges first; nothing where no restore is under way.
// access: restore
MATCH (ours:Deployment {id: 'common-thread'})
WHERE ours.restoring IS NOT NULL
CALL () {
  MATCH ()-[edge]->()
  WITH edge LIMIT 10000
  DELETE edge
  RETURN count(edge) AS edges
}
CALL (edges) {
  MATCH (node)
  WHERE edges = 0 AND NOT node:Deployment AND NOT node:TestDatabase
  WITH node LIMIT 10000
  DELETE node
  RETURN count(node) AS nodes
}
RETURN edges + nodes AS gone
