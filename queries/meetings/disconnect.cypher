// A chair takes the screen off a meeting, and a code for one that no screen has used.
// access: chair
MATCH (m:Meeting {id: $meeting, account: $account})<-[:SHOWS]-(w:Wall)
WHERE m.ended_at IS NULL AND $now < m.until
DETACH DELETE w
RETURN count(*) AS rows
