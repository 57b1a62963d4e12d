// Write professionals' contacts with professionals. One whose ends changed moves.
// access: import
UNWIND $rows AS row
MATCH (who:Professional {id: row.professional_id})
MATCH (whom:Professional {id: row.other_professional_id})
OPTIONAL MATCH (told:Merged {id: row.cells.about})
OPTIONAL MATCH ()-[known:CONTACT {id: row.id}]->()
USING INDEX SEEK known:CONTACT(id)
WITH row, told, who, whom, known, coalesce(properties(known), {}) AS before, coalesce(startNode(known) = who AND endNode(known) = whom, false) AS stays
FOREACH (old IN CASE WHEN stays THEN [] ELSE [known] END | DELETE old)
FOREACH (_ IN CASE WHEN stays THEN [] ELSE [1] END |
  CREATE (who)-[new:CONTACT {id: row.id, source: $source}]->(whom)
  SET new += before, new += row.cells, new.on = date(row.on), new.about_was = told.id, new.about = coalesce(told.into, new.about))
FOREACH (old IN CASE WHEN stays THEN [known] ELSE [] END | SET old += row.cells, old.on = date(row.on), old.about_was = told.id, old.about = coalesce(told.into, old.about))
RETURN count(*) AS rows
