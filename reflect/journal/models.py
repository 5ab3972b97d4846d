"""The rows of this room. `notes` and `checkins` say what is sealed in them."""

from reflect.vault.models import Sealed


class Entry(Sealed):
    """A piece of writing, in the slot of its month or in the trash."""

    class Meta(Sealed.Meta):
        pass


class Settled(Sealed):
    """One check-in: how settled, 0 to 10, and perhaps a word. In the slot of its month."""

    class Meta(Sealed.Meta):
        pass
