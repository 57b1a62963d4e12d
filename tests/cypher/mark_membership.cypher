// Change the marks of a client's memberships.
// access: none
MATCH (:Client {id: $id})-[m:MEMBER_OF]->() SET m += $marks
