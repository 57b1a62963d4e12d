"""What a row of each table may hold, a file per table. CSV, forms and JSON are all checked here."""

from __future__ import annotations

from collections.abc import Mapping

from graph.schemas.addresses import AddressRow
from graph.schemas.agencies import AgencyRow
from graph.schemas.clients import ClientRow
from graph.schemas.contacts import ContactRow
from graph.schemas.employments import EmploymentRow
from graph.schemas.families import FamilyRow
from graph.schemas.involvements import InvolvementRow
from graph.schemas.members import MemberRow
from graph.schemas.professionals import ProfessionalRow
from graph.schemas.records import RecordRow
from graph.schemas.relations import RelationRow
from graph.schemas.row import RowSchema
from graph.schemas.situations import SituationRow

# Each table after those whose ids its rows need.
SCHEMAS: Mapping[str, type[RowSchema]] = {
    schema.table: schema
    for schema in (
        AgencyRow,
        ProfessionalRow,
        EmploymentRow,
        FamilyRow,
        AddressRow,
        ClientRow,
        RecordRow,
        MemberRow,
        RelationRow,
        SituationRow,
        InvolvementRow,
        ContactRow,
    )
}
