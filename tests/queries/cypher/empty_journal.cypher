// The journal is emptied.
// access: none
MATCH (n:Entry|Chain) DELETE n
