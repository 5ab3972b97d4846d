"""The table of choices; what is in a row only its vault can open."""

from reflect.vault.models import Sealed


class Choice(Sealed):
    """One choice somebody is thinking over, from the question to where they lean."""
