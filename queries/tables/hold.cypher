// Wait until no other import is writing a batch: what follows in this transaction sees what that one wrote.
// access: import
MATCH (counter:Counter {id: 'n'})
SET counter.next = counter.next
