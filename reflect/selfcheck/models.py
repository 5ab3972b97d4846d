"""The rows of this room. `record` says what is sealed in them."""

from reflect.vault.models import Sealed


class Sitting(Sealed):
    """One time of answering about one person. All of them lie in one slot."""

    class Meta(Sealed.Meta):
        pass
