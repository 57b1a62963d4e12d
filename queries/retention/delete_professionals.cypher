// Delete professionals who left, and by what feeds know them.
// access: retain
UNWIND $professionals AS id
MATCH (p:Professional {id: id})
CALL (p) {
  MATCH (known:FeedKey {stands_for: p.id})
  DELETE known
}
DETACH DELETE p
RETURN count(*) AS rows
