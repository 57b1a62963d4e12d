// What is shielded, by kind and id.
// access: none
CALL () {
  MATCH (n:Client) WHERE n.shielded OR n.shielded_on IS NOT NULL RETURN 'client ' + n.id AS what
  UNION ALL
  MATCH (n:Family) WHERE n.shielded OR n.shielded_on IS NOT NULL RETURN 'family ' + n.id AS what
  UNION ALL
  MATCH (f:Family)-[:AT]->(n:Address) WHERE n.shielded OR n.shielded_on IS NOT NULL RETURN 'address of ' + f.id AS what
  UNION ALL
  MATCH (c:Client)-[n:MEMBER_OF]->(f:Family) WHERE n.shielded OR n.shielded_on IS NOT NULL RETURN 'membership ' + c.id + ' ' + f.id AS what
}
RETURN what ORDER BY what
