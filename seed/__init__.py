"""Data in and out: CSV folders, feeds with a mapping, the made-up area, the demonstration network."""
