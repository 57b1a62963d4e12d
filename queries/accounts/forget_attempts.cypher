// After a sign-in that succeeded: its attempts no longer count.
// access: none
MATCH (c:SignInAttempts)
WHERE c.id IN $keys
DETACH DELETE c
