// Mark this database as holding the demonstration network of one edition.
// access: none
MATCH (d:Deployment {id: 'common-thread'})
SET d.demonstration = $edition
