"""Cypher that only the tests run."""
