// How much is older than its time of what people leave behind at the doors and at the sign-in.
// access: retain
RETURN COUNT { MATCH (o:Opening) WHERE o.until < $moment } AS openings,
  COUNT { MATCH (m:Meeting) WHERE m.until < $moment } AS meetings,
  COUNT { MATCH (v:Invitation) WHERE v.until < $day } AS invitations,
  COUNT { MATCH (k:Ask) WHERE k.on < $day } AS asks,
  COUNT { MATCH (k:Proposal) WHERE k.until < $day } AS proposals,
  COUNT { MATCH (n:Introduction) WHERE n.on < $day } AS introductions,
  COUNT { MATCH (a:Account) WHERE a.ended_at < $ended } AS accounts
