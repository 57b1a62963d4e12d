// Somebody of a team asks supervisors: who should lead, or, as the lead, that a shield be lifted. Asked again while it is open, it stays as it is.
// access: lead
WITH $proposal AS proposal
MERGE (k:Proposal {id: proposal.id})
ON CREATE SET k += proposal
RETURN count(*) AS rows
