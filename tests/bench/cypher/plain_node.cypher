// A commit of one node that is looked up by its id first, as an entry is, and of no journal.
// access: none
MERGE (a:Import {id: $id})
RETURN a.id AS id
