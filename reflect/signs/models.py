"""Reviews of signs, sealed."""

from reflect.vault.models import Sealed


class Review(Sealed):
    """One time somebody looked at the signs: who it was about, and how often each was seen."""

    class Meta(Sealed.Meta):
        pass
