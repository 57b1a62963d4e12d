// Take away every answer, so that one test does not answer for the next.
// access: none
MATCH (a:Answer)
DETACH DELETE a
