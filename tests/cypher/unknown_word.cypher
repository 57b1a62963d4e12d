// A kind of node that no database of ours holds, of which the server warns.
// access: none
MATCH (none:NoSuchKind)
RETURN count(none) AS n
