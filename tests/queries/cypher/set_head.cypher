// Somebody changes what a chain says of its own end.
// access: none
MATCH (c:Chain {id: $chain}) SET c.length = $length, c.head = $head
