// Ask a colleague, or an agency's desk, to join a team; it hangs on the involvement of whoever asks.
// access: join
MERGE (v:Invitation {id: $invitation.id})
ON CREATE SET v += $invitation
RETURN count(*) AS rows
