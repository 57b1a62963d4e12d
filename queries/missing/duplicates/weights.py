"""How much an agreement says: weights after Fellegi and Sunter, and from where on two records look like one person.

A weight is log2(m / u): m is how often two records of one person agree so, u how often those of two people do (Fellegi
and Sunter, "A Theory for Record Linkage", 1969). Each table has a weight for each level, the first for what is unknown.
Where they come from is told in docs/duplicates.md.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Weights: TypeAlias = NDArray[np.float64]

UNKNOWN, UNLIKE = 0, 1
SOUNDS_ALIKE, CLOSE, EXACT = 2, 3, 4
"""How far two names agree: in sound, but for a letter or so, exactly."""
SAME_YEAR, ONE_OFF, SWAPPED, SAME_DAY = 2, 3, 4, 5
"""How far two births agree: in the year, where one of them has no more; but for a digit; day and month swapped."""
SAME_POSTCODE, ALIKE, SAME_ADDRESS = 2, 3, 4
"""How far two addresses agree: in the postcode; in the numbers and nearly in the words; in postcode and numbers."""

CLOSE_NAMES = ALIKE_ADDRESSES = 0.85
"""So similar, after Jaro and Winkler, are names that differ in a letter or so, and words of an address likewise."""

GIVEN = np.array([0.0, -4.0, 3.0, 5.5, 6.5])
FAMILY = np.array([0.0, -4.0, 3.5, 6.5, 7.5])
NAMES_SWAPPED = -3.0
BIRTH = np.array([0.0, -5.0, 5.0, 5.0, 9.0, 13.0])
ADDRESS = np.array([0.0, -1.5, 3.5, 5.5, 7.0])
SAME_NUMBER = 20.0

THRESHOLD = 18.0
"""Pairs that weigh so much are asked about."""
