"""One person recorded twice: which records are compared, how they are, and what the comparison says (rule 16)."""
