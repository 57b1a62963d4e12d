// Which client each of a feed's people is already, by the record that their system's id makes.
// access: import
UNWIND $records AS record
MATCH (known:Record {id: record})-[of:OF]->(client:Client)
RETURN known.id AS record, coalesce(of.was_of, client.id) AS client
