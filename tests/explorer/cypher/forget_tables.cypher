// Take away every coordinator's table, so that one test does not answer for the next.
// access: none
MATCH (t:AgencyTable)
DELETE t
