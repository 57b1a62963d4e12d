// What is stored of clients and of what the import's source says of them, and whether another record names them.
// access: import
UNWIND range(0, size($keys) - 1) AS place
OPTIONAL MATCH (gone:Merged {id: $keys[place]})
MATCH (client:Client {id: coalesce(gone.into, $keys[place])})
OPTIONAL MATCH (own:Record {id: $source + '|' + $keys[place]})
WITH place, $keys[place] AS id, CASE WHEN gone IS NULL THEN client.shielded ELSE gone.shielded END AS shielded, own, EXISTS { MATCH (other:Record)-[:OF]->(client) WHERE other.source <> $source } AS named
RETURN collect([place, CASE WHEN own IS NULL THEN {id: id, shielded: shielded, recorded: false, named: named}
  ELSE own {.*, id: id, shielded: shielded, recorded: true, named: named} END]) AS known
