// What is shielded, by kind and id.
// access: none
CALL () {
  MATCH (n:Client {shielded: true}) RETURN 'client ' + n.id AS what
  UNION ALL
  MATCH (n:Family {shielded: true}) RETURN 'family ' + n.id AS what
  UNION ALL
  MATCH (f:Family)-[:AT]->(n:Address {shielded: true}) RETURN 'address of ' + f.id AS what
  UNION ALL
  MATCH (c:Client)-[n:MEMBER_OF {shielded: true}]->(f:Family) RETURN 'membership ' + c.id + ' ' + f.id AS what
}
RETURN what ORDER BY what
