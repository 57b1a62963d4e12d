"""Missing links: the questions that the network raises about ties that are not there (missing-links.md)."""

from queries.missing.find import answered_links, count_missing_links, missing_links
from queries.missing.finding import Finding, Scope
from queries.missing.rule import Rule
from queries.missing.rules import OF_FILES, OF_PEOPLE, RULES
from queries.missing.settings import DEFAULT, RuleSettings
from queries.missing.settings_file import load_rule_settings

__all__ = [
    "DEFAULT",
    "OF_FILES",
    "OF_PEOPLE",
    "RULES",
    "Finding",
    "Rule",
    "RuleSettings",
    "Scope",
    "answered_links",
    "count_missing_links",
    "load_rule_settings",
    "missing_links",
]
