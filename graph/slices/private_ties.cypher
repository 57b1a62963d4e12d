// Which of some professionals know somebody privately of any family of anybody whom this viewer's meeting is about: these can't be at it, nor chair it (access.md §7).
// access: meet
UNWIND $professionals AS id
MATCH (p:Professional {id: id})
// Whoever is nobody in the network chairs nothing.
WHERE $viewer.professional IS NOT NULL
  AND EXISTS {
    MATCH (p)-[:KNOWS_PRIVATELY]->(known)-[:MEMBER_OF]->(theirs:Family)
    WHERE theirs.id = $family OR EXISTS { MATCH (theirs)<-[:MEMBER_OF]-(:Client)-[:MEMBER_OF]->(f:Family) WHERE f.id = $family }
  }
RETURN DISTINCT p.id AS id
