// Keep what the next step of a sign-in is checked against.
// access: none
CREATE (h:Handshake {id: $id, kept: $kept, started: $now})
