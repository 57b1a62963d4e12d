// A chair opens a meeting about a family, unless one of theirs is open or they know somebody privately of any family of anybody it is about; once however often it is sent.
// access: chair
MATCH (a:Account {id: $meeting.account})
// Two at once wait for one another.
SET a.n = a.n
WITH a
WHERE a.ended_at IS NULL
  AND NOT EXISTS { MATCH (other:Meeting {account: a.id}) WHERE other.id <> $meeting.id AND other.ended_at IS NULL AND $meeting.since < other.until }
  AND NOT EXISTS {
    MATCH (:Professional {id: $meeting.professional})-[:KNOWS_PRIVATELY]->(known)-[:MEMBER_OF]->(theirs:Family)
    WHERE theirs.id = $meeting.family OR EXISTS { MATCH (theirs)<-[:MEMBER_OF]-(:Client)-[:MEMBER_OF]->(f:Family) WHERE f.id = $meeting.family }
  }
MERGE (m:Meeting {id: $meeting.id})
ON CREATE SET m += $meeting
RETURN count(*) AS rows
