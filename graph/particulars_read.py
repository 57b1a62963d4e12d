"""From the records of the whole network to what they tell of each client."""

from __future__ import annotations

import numpy as np

from graph.particulars import Particulars, personnummer_digits
from graph.records_read import Records
from graph.schemas.numbers import nhs_digits_of


def particulars_read(records: Records) -> Particulars:
    """What is told of everybody; of the shielded, nothing."""
    told = records.of(~np.asarray(records.lists["shielded"], dtype=np.bool_))
    return Particulars(
        given_name=told.texts("given_name"),
        known_as=told.texts("known_as"),
        family_name=told.texts("family_name"),
        born=told.numbers("born").tolist(),
        born_year=told.numbers("born_year").tolist(),
        nhs_number=nhs_digits_of(told.texts("nhs_number")),
        personnummer=[each and personnummer_digits(each) for each in told.texts("personnummer")],
    )
