"""A deployment's own settings: read from one file, checked whole, and heeded by the rules."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from graph.errors import SettingsError
from queries.missing import DEFAULT, RULES, RuleSettings, load_rule_settings, missing_links
from queries.missing.settings_file import READERS
from tests.queries.missing.scene import EVERYTHING, D, days_ago, saw, scene, supports

TIES = [supports("jo", "ella", start=days_ago(200)), supports("sam", "ella", start=days_ago(200))]


def settings(folder: Path, text: str) -> RuleSettings:
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return load_rule_settings(path)


def test_without_a_file_they_are_those_of_the_text(tmp_path: Path) -> None:
    assert load_rule_settings(None) is DEFAULT
    assert settings(tmp_path, "") == DEFAULT
    assert settings(tmp_path, "# nothing yet\n") == DEFAULT


def test_each_setting_can_be_written() -> None:
    # In which language is said is no setting of the rules' file.
    assert list(READERS) == [each.name for each in fields(RuleSettings) if each.name != "say"]
    read_by_rules = {name for rule in RULES for name in rule.settings}
    assert read_by_rules | {"not_asked", "answered_days"} == set(READERS)


def test_what_is_written_is_heeded_and_the_rest_stays(tmp_path: Path) -> None:
    given = settings(
        tmp_path,
        "window: 30\ncadence_universal: 60\ncadence_universal_in_situation: null\ncadence_by_role: {gp: 20}\n"
        "adult_kinds: [probation]\nexpected_roles: se-sip\nnot_asked: [no-lead]\n",
    )
    assert (given.window, given.cadence_universal, given.cadence_universal_in_situation) == (30, 60, None)
    assert (given.cadence_by_role, given.adult_kinds) == ({**DEFAULT.cadence_by_role, "gp": 20}, ("probation",))
    assert (given.expected_roles, given.not_asked, given.plan_ahead) == ("se-sip", ("no-lead",), DEFAULT.plan_ahead)


def test_a_rule_that_is_not_asked_finds_nothing(tmp_path: Path) -> None:
    silent = settings(tmp_path, "told_only: false\nnot_asked: [workers-not-in-contact]")
    asked = {each.rule for each in missing_links(scene(*TIES), D, settings=EVERYTHING)}
    assert asked - {each.rule for each in missing_links(scene(*TIES), D, settings=silent)} == {"workers-not-in-contact"}


def test_a_shorter_cadence_asks_sooner(tmp_path: Path) -> None:
    seen = saw("sam", "ella", on=days_ago(30))
    rows = [*TIES, seen, saw("jo", "ella", on=days_ago(1))]
    assert not missing_links(scene(*rows), D, rules=["lapsed-contact"])
    sooner = settings(tmp_path, "cadence: 30")
    assert [each.subjects for each in missing_links(scene(*rows), D, rules=["lapsed-contact"], settings=sooner)] == [
        ("ella", "sam")
    ]


def test_a_slice_must_hold_as_many_days_as_the_longest_setting(tmp_path: Path) -> None:
    assert DEFAULT.longest() == 180
    for name in ("window", "cadence", "cadence_universal", "plan_meeting", "concern_days", "new_days", "told_days"):
        assert settings(tmp_path, f"{name}: 400").longest() == 400
    assert settings(tmp_path, "cadence_by_role: {gp: 500}").longest() == 500


def test_roles_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text("- {role: dentist, name: dentist, from: 5, below: 16}\n", encoding="utf-8")
    given = settings(tmp_path, "expected_roles: ours.yaml")
    assert given.expected_roles == str(tmp_path / "ours.yaml")
    assert missing_links(scene(*TIES), D, settings=given)


WRONG = {
    "windows: 30": "has windows, which is no setting. There are: window, cadence,",
    "window: thirty": "window must be a whole number from 1 to 3660.",
    "window: 0": "window must be a whole number",
    "window: 1.5": "window must be a whole number",
    "window: true": "window must be a whole number",
    "window: null": "window must be a whole number",
    "window: 99999": "window must be a whole number",
    "cadence_universal: never": "cadence_universal must be a whole number",
    "cadence_by_role: 14": "cadence_by_role must name roles, each with its days, such as `social-worker: 28`.",
    "cadence_by_role: {Social Worker: 14}": "cadence_by_role must name roles",
    "cadence_by_role: {gp: soon}": "cadence_by_role must be a whole number",
    "adult_kinds: housing": "adult_kinds must be a list of agency kinds.",
    "adult_kinds: [prison]": "adult_kinds has prison, which is none of the agency kinds: child-social-care,",
    "isolated_percent: 101": "isolated_percent must be a whole number from 1 to 100, of a hundred.",
    "apart_percent: 0": "apart_percent must be a whole number from 1 to 100, of a hundred.",
    "apart_percent: a tenth": "apart_percent must be a whole number from 1 to 100",
    "told_only: 1": "told_only must be true or false.",
    "apart_families: many": "apart_families must be a whole number",
    "not_asked: [lapsed]": "not_asked has lapsed, which is none of the rules: team-in-parts,",
    "expected_roles: france": "expected_roles can't be read: There is no profile france of expected roles.",
    "expected_roles: ../../etc/passwd": "expected_roles can't be read: There is no profile ../../etc/passwd",
    "expected_roles: 7": "expected_roles can't be read: There is no profile 7",
    "expected_roles: gone.yaml": "expected_roles can't be read:",
    "expected_roles: rules.yaml": "is no list of roles, each with its role and its name.",
    "- window": "holds no settings. Write one a line, such as `window: 60`.",
    "window": "holds no settings.",
    "window: [": "is no YAML file.",
    "window: 2026-02-30": "is no YAML file.",
    "window: 0b_": "is no YAML file.",
    "window: !!timestamp foo": "is no YAML file.",
    "window: " + "[" * 5000: "is no YAML file.",
    "a: !!python/object:os.system x": "is no YAML file.",
}


@pytest.mark.parametrize(("text", "said"), WRONG.items(), ids=[each[:40] for each in WRONG])
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as found:
        settings(tmp_path, text)
    told = str(found.value)
    assert told.startswith(str(tmp_path / "rules.yaml"))
    assert said in told
    assert "\n" not in told


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        ("- {role: x, name: x, situation: sad}", "names an unknown situation for x"),
        ("- {role: x, name: x, by: ['kind:prison']}", "names an unknown agency kind for x"),
        ("- {role: x, name: x, from: young}", "has an age or a number of days that is no whole number"),
        ("- {role: x, name: x, colour: red}", "has colour, which says nothing"),
        ("- {role: x}", "is no list of roles"),
        ("x", "is no list of roles"),
        ("[", "is no YAML file"),
        ("- {role: x, name: x, 1: y, colour: red}", "which says nothing"),
        ("- {role: x, name: x, below: 5000}", "has an age or a number of days that can't be, for x"),
        ("- {role: x, name: x, from: 9, below: 9}", "has an age or a number of days that can't be, for x"),
        ("- {role: x, name: x, from: -3}", "has an age or a number of days that can't be, for x"),
        ("- {role: x, name: x, unborn: true, days_before: 99999999999}", "that can't be, for x"),
    ],
)
def test_what_is_wrong_in_roles_of_ones_own_is_told(tmp_path: Path, roles: str, said: str) -> None:
    (tmp_path / "ours.yaml").write_text(roles, encoding="utf-8")
    with pytest.raises(SettingsError) as found:
        settings(tmp_path, "expected_roles: ours.yaml")
    assert said in str(found.value)
    assert "ours.yaml" in str(found.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"can't be read from .*none.yaml: No such file"):
        load_rule_settings(tmp_path / "none.yaml")
    (tmp_path / "rules.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="is no YAML file"):
        load_rule_settings(tmp_path / "rules.yaml")
