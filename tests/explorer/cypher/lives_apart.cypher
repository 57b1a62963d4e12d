// Say whether a client lives in a family's household.
// access: none
MATCH (:Client {id: $client})-[m:MEMBER_OF]->(:Family {id: $family})
WHERE m.asserted_by IS NULL
SET m.lives_here = $lives_here
