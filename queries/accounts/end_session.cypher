// End one of an account's own sessions.
// access: none
MATCH (s:Session {id: $id})-[:OPENED_BY]->(a:Account {id: $account})
DETACH DELETE s
