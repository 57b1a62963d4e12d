// What is stored of clients and of what the import's source says of them, and whether another record names them.
// access: import
UNWIND range(0, size($keys) - 1) AS place
MATCH (client:Client {id: $keys[place]})
OPTIONAL MATCH (own:Record {id: $source + '|' + client.id})
WITH place, client, own, EXISTS { MATCH (other:Record)-[:OF]->(client) WHERE other.source <> $source } AS named
RETURN collect([place, CASE WHEN own IS NULL THEN client {.id, .shielded, recorded: false, named: named}
  ELSE own {.*, id: client.id, shielded: client.shielded, recorded: true, named: named} END]) AS known
