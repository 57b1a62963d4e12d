// Take what was kept for the next step of a sign-in: of two who ask for it, one gets it.
// access: none
MATCH (h:Handshake {id: $id})
SET h.id = $id
WITH h, h.kept AS kept, h.started > $since AS young
DETACH DELETE h
RETURN kept, young
