// For the operator: what families, professionals and agencies are called, by number; read only where somebody will read the names.
// access: read-everything
CALL () { MATCH (f:Family) RETURN collect(f.n) AS families, collect(coalesce(f.name, f.id)) AS named_families }
CALL () { MATCH (p:Professional) RETURN collect(p.n) AS professionals, collect(p.name) AS named_professionals }
CALL () { MATCH (a:Agency) RETURN collect(a.n) AS agencies, collect(a.name) AS named_agencies }
RETURN families, named_families, professionals, named_professionals, agencies, named_agencies
