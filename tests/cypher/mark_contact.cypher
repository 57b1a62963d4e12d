// Change the marks of one contact.
// access: none
MATCH ()-[k:CONTACT {id: $id}]->() SET k += $marks
