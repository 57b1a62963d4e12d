// Note how often a passkey has signed: setting takes the lock before what was noted is looked at.
// access: none
MATCH (f:Factor {id: $id})
SET f.kind = 'passkey'
WITH f
WHERE f.sign_count < $sign_count OR (f.sign_count = 0 AND $sign_count = 0)
SET f.sign_count = $sign_count
RETURN f.id AS id
