// Take away the mark of the demonstration, so that nothing here is ever cleared as part of it.
// access: none
MATCH (d:Deployment {id: 'common-thread'})
WHERE d.demonstration IS NOT NULL
REMOVE d.demonstration
