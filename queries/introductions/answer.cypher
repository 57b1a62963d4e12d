// Keep what one of the two who are asked says about being introduced; what was said before stands while it counts.
// access: record
MERGE (n:Introduction {id: $answer.id})
ON CREATE SET n.pair = $answer.pair, n.professional = $answer.professional, n.yes = $answer.yes, n.on = $answer.on
SET n.yes = CASE WHEN n.on <= $lapsed THEN $answer.yes ELSE n.yes END, n.on = CASE WHEN n.on <= $lapsed THEN $answer.on ELSE n.on END
RETURN count(*) AS rows
