// What was opened, and on whose word.
// access: none
MATCH (o:Opening)
RETURN o.id AS id, o.account AS account, o.client AS client, o.kind AS kind, o.ground AS ground, o.words AS words
