// A client's place in their home is one person's word, or as before.
// access: none
MATCH (:Client {id: $client})-[m:MEMBER_OF]->(:Family)
WHERE m.lives_here
SET m.asserted_by = $by
