"""Backups: the whole graph in one file that only the holder of a key can read (docs/decisions/0026)."""
