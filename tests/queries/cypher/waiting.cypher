// The ties whose holder waits for an answer of somebody whom they asked to the team.
// access: none
OPTIONAL MATCH ()-[i:INVOLVED_WITH]->()
WHERE i.asked_on IS NOT NULL
RETURN collect(i.id) AS ties
