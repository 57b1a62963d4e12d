// End agreements with an agency, each on its day, and set the marks that are left.
// access: accounts
MATCH (agency:Agency {id: $agency})
SET agency += $marks
WITH agency
UNWIND $ends AS ended
MATCH (agency)<-[:BINDS]-(g:Agreement {id: ended.id})
SET g.to = ended.to, g.ended_by = $by
RETURN count(g) AS ended
