// Remove the demonstration network, if this database is marked as holding it; accounts and the journal stay.
// access: none
MATCH (d:Deployment {id: 'common-thread'})
WHERE d.demonstration IS NOT NULL
OPTIONAL MATCH (n:Client|Record|Family|Address|Situation|Professional|Agency|Import|FeedKey|Answer|AgencyTable|DoorRate|Opening|Invitation|Ask|Proposal|Introduction|Merged|Doubt|Consent|Meeting|Presence|Wall)
WITH n LIMIT 10000
DETACH DELETE n
RETURN count(n) AS gone
