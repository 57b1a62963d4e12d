"""Statements of the policy tests."""
