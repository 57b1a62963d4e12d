// Record an agreement with an agency, and the marks it leaves; from the first one on, an agency without any shares not yet.
// access: accounts
MATCH (agency:Agency {id: $agency})
CREATE (made:Agreement {id: $id, from: $from, to: $to, purposes: $purposes, reach: $reach, by: $by})-[:BINDS]->(agency)
SET agency += $marks
WITH made
CALL () {
  MATCH (other:Agency)
  WHERE other.shared_from IS NULL
  SET other.shared_from = $not_yet
}
RETURN made.id AS id
