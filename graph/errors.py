"""The errors a person may meet, raised where they are known and shown in one place.

Each message says what happened and what to do, in plain words, and names no client.
"""


class CommonThreadError(Exception):
    """Something went wrong that a person can act on. The command line exits 1 and prints it."""


class SettingsError(CommonThreadError):
    """A setting is missing or wrong."""


class DatabaseUnavailable(CommonThreadError):
    """The database does not answer."""


class DatabaseTimeout(DatabaseUnavailable):
    """The database answered too slowly and the question was given up."""


class DatabaseFull(CommonThreadError):
    """The database ran out of memory or disk over this question; asking again would not help."""


class DatabaseFault(CommonThreadError):
    """The database refused a statement: a fault in the program, or a constraint that was broken."""


class DatabaseRefused(CommonThreadError):
    """The database holds something else, or a mark that forbids what was asked."""


class SignInRefused(CommonThreadError):
    """The database did not accept the name and password it was given."""


class NotThere(CommonThreadError):
    """What was asked for is not there, or not the viewer's to see: the two are never told apart."""

    def __init__(self, message: str = "There is nobody here by that id whom you can see.") -> None:
        super().__init__(message)


class NotAllowed(CommonThreadError):
    """The viewer's role does not have the permission."""


class InputRefused(CommonThreadError):
    """A file, a form or an argument is not what it must be."""


class SomeoneWasFaster(CommonThreadError):
    """What was to be changed has been changed by someone else meanwhile."""


class LocalDatabaseError(CommonThreadError):
    """The local Neo4j could not be installed, started or stopped."""
