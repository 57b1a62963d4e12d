"""What somebody does to the journal who can write in the database."""
