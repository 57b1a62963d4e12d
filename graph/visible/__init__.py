"""What a viewer may see, over plain facts: the specification and oracle of every slice (access.md §1–§4).

Rules are of one form: *this fact is seen if those facts are seen by the same viewer*. What a rule reads of a fact is
shown with it; no rule asks what isn't there, how many there are or which is the smallest. So what is not seen can be
taken out, or put in, and nothing changes. Of agreements (§6) it reads the marks that they leave on agencies; the doors
of §5 and §6 are not in it.
"""

from graph.visible.clauses import CLAUSES
from graph.visible.hanging import hang_contacts
from graph.visible.sight import Sight, visible

__all__ = ["CLAUSES", "Sight", "hang_contacts", "visible"]
