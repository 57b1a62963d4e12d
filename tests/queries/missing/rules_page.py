"""docs/rules.md as the table of rules has it; `python -m tests.queries.missing.rules_page` writes it anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from queries.missing import DEFAULT, RULES, Rule
from queries.missing.roles import Expected, profile, profiles
from queries.missing.sources import LIKELY_TIE, SOURCES

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"
HEAD = f"""# The questions that the network raises

Each is a question for people to answer, never an alert, a score or a judgement. "No contact recorded here" is not
"no contact". They stand in the order in which lists show them: what is more certain first. A meeting counts where it is
about the client's families, or about nobody. Where a question is about contact, an answer that it is not needed holds
for `answered_days`, 90 by default: contact may lapse again while nothing else changes. The pages show this list with
the settings in force, at `/rules`.

Within one rule the gravest situation stands first. Of questions of the first three rules with the same situation, those
stand first where a tie is likelier (`likely-tie`, rule 17): where the two are in touch with the same others about those
families, each of whom counts the more, the fewer clients they support (resource allocation, over what the viewer sees).
It orders a list, asks nothing and says nothing about a person. How well it does: [evaluation.md](evaluation.md).
Source: {SOURCES[LIKELY_TIE]}.

A number of days or of people is a setting. A deployment writes its own into one YAML file, which `COMMON_THREAD_RULES`
names; what is not in it stays as it stands here, and a mistake in it stops the start with one line:

```yaml
window: 60
cadence_by_role: {{child-protection-social-worker: 10}}   # beside the others
expected_roles: our-roles.yaml   # beside this file; or uk-safeguarding, se-sip
not_asked: [visits-bunched]      # rules that ask nothing here
```

Roles of one's own stand in a list, each with `role` and `name`; `situation`, `from` and `below` in years, `unborn` or
`days_before` say for whom, `by` who fills it: roles, `kind:` and an agency kind, `related:` and a kind of relation.
"""


def page() -> str:
    """The whole page."""
    rules = "\n".join(_rule(rule) for rule in RULES)
    roles = "\n".join(_profile(name) for name in profiles())
    return f"{HEAD}\n{rules}\n## Expected roles\n\n{roles}"


def _rule(rule: Rule) -> str:
    asked = re.sub(r"\{\w+\}", "…", rule.question)
    lines = [f"## {rule.title}", "", f"`{rule.code}` (rule {rule.number}). {rule.why}", "", f"> {asked}", ""]
    if rule.of_area:
        lines += ["Asked of an area or of everything, on the command line; never of what one person sees.", ""]
    lines.append(f"First answer: *{rule.first_answer}*. Source: {SOURCES[rule.code]}.")
    if rule.settings:
        lines += ["", *(f"- `{name}`: {_value(getattr(DEFAULT, name))}" for name in rule.settings)]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {number}" for name, number in value.items())
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "not asked" if value is None else str(value)


def _profile(name: str) -> str:
    rows = "\n".join(f"| {_when(each)} | {each.name} | {', '.join(each.by)} |" for each in profile(name))
    return f"### {name}\n\n| where | expected | held by |\n|---|---|---|\n{rows}\n"


def _when(expected: Expected) -> str:
    return ", ".join(_conditions(expected))


def _conditions(expected: Expected) -> Iterator[str]:
    if expected.situation:
        yield expected.situation
    if expected.unborn:
        yield "unborn"
    if expected.days_before is not None:
        yield f"from {expected.days_before} days before the day it is expected"
    if expected.below is not None:
        yield f"age {expected.youngest}–{expected.below - 1}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
