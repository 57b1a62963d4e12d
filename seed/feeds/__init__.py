"""Feeds: CSV files from somebody else's system, with a mapping that says which of their columns is which of ours."""

from seed.feeds.importing import import_feeds

__all__ = ["import_feeds"]
