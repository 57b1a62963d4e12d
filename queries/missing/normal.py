"""Addresses, phone numbers and e-mail addresses in the form in which they are compared; "" where there is none."""

from __future__ import annotations

import re

NUMBER = re.compile(r"[0-9]+")
# What stands after a number: a word such as "ext", or another number.
AFTER = re.compile(r"[A-Za-z,;#/]")
ABROAD = "00"
# Of the countries whose profiles of roles there are: within them a number begins with 0 instead.
COUNTRIES = ("44", "46")
FEWEST_DIGITS = 6


def address_key(address: str, postcode: str) -> str:
    """The postcode without spaces, upper case, with all numbers in the address, in order (missing-links.md §1)."""
    code, numbers = "".join(postcode.split()).upper(), NUMBER.findall(address)
    return " ".join((code, *numbers)) if code and numbers else ""


def phone_key(phone: str) -> str:
    """The digits of the first number in the text, those of our countries as within them: "+44 (0)161…" as "0161…"."""
    text = AFTER.split(phone.strip())[0]
    digits = "".join(NUMBER.findall(text))
    if not text.startswith("+") and not digits.startswith(ABROAD):
        return digits if len(digits) >= FEWEST_DIGITS else ""
    digits = digits.removeprefix(ABROAD)
    for country in COUNTRIES:
        if digits.startswith(country):
            digits = "0" + digits.removeprefix(country).removeprefix("0")
    return digits if len(digits) >= FEWEST_DIGITS else ""


def email_key(email: str) -> str:
    """The e-mail address without regard to capitals."""
    text = email.strip().casefold()
    return text if "@" in text else ""
