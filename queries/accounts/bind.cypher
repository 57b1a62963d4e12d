// Bind an account to a subject of an issuer, unless a standing one is bound to it.
// access: accounts
OPTIONAL MATCH (same:Account {subject: $subject, issuer: $issuer})
WHERE same.ended_at IS NULL AND same.name_key <> $name_key
WITH count(same) > 0 AS taken
MATCH (a:Account {name_key: $name_key})
WHERE a.ended_at IS NULL
FOREACH (_ IN CASE WHEN taken THEN [] ELSE [1] END | SET a.issuer = $issuer, a.subject = $subject)
RETURN taken
