// Use the code of a step of time, once: setting takes the lock before the last used step is looked at.
// access: none
MATCH (f:Factor {id: $id})
SET f.kind = 'code'
WITH f
WHERE coalesce(f.last_step, -1) < $step
SET f.last_step = $step
RETURN f.id AS id
