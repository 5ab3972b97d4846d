"""Where somebody is in their reading: one sealed row for each module they marked a page of."""

from reflect.vault.models import Sealed


class Progress(Sealed):
    """The pages of one module that were read, or left open."""

    class Meta(Sealed.Meta):
        abstract = False
