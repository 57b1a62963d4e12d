// Whether this database holds any network, and the edition of the demonstration where it is that one.
// access: none
MATCH (d:Deployment {id: 'common-thread'})
RETURN EXISTS { (:Client) } OR EXISTS { (:Agency) } OR EXISTS { (:Account) } AS holds, toString(d.demonstration) AS edition
