"""Answers: one sealed row for each prompt somebody has answered."""

from reflect.vault.models import Sealed


class Answer(Sealed):
    """What a reader answered to one prompt, with the wording it answered."""

    class Meta(Sealed.Meta):
        abstract = False
