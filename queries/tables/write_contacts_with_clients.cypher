// Write professionals' contacts with clients. One whose ends changed moves.
// access: import
UNWIND $rows AS row
MATCH (who:Professional {id: row.professional_id})
OPTIONAL MATCH (gone:Merged {id: row.client_id})
MATCH (whom:Client {id: coalesce(gone.into, row.client_id)})
OPTIONAL MATCH (told:Merged {id: row.cells.about})
OPTIONAL MATCH ()-[known:CONTACT {id: row.id}]->()
USING INDEX SEEK known:CONTACT(id)
WITH row, gone, told, who, whom, known, coalesce(properties(known), {}) AS before, coalesce(startNode(known) = who AND endNode(known) = whom, false) AS stays
FOREACH (old IN CASE WHEN stays THEN [] ELSE [known] END | DELETE old)
FOREACH (_ IN CASE WHEN stays THEN [] ELSE [1] END |
  CREATE (who)-[new:CONTACT {id: row.id, source: $source}]->(whom)
  SET new += before, new += row.cells, new.on = date(row.on), new.was_of = gone.id, new.about_was = told.id, new.about = coalesce(told.into, new.about))
FOREACH (old IN CASE WHEN stays THEN [known] ELSE [] END | SET old += row.cells, old.on = date(row.on), old.was_of = gone.id, old.about_was = told.id, old.about = coalesce(told.into, old.about))
RETURN count(*) AS rows
