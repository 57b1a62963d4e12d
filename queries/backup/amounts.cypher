// How many nodes and edges there are at all, to tell how far a backup is.
// access: backup
RETURN COUNT { (node) } AS nodes, COUNT { ()-[edge]->() } AS edges
