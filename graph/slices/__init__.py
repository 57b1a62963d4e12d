"""The only reads of who supports whom, as Cypher."""
