"""The fields every saving form carries."""

from typing import Any
from uuid import UUID

from django import forms

from reflect.vault.rows import Op


class OpField(forms.CharField):
    """`<uuid>.<n>`: the page that saves and its running number; `<uuid>` alone is number 0."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=60, **kwargs)

    def clean(self, value: Any) -> Op | None:
        text = super().clean(value)
        if not text:
            return None
        tab, _, n = text.partition(".")
        try:
            return Op(UUID(tab), max(0, int(n or 0)))
        except ValueError:
            raise forms.ValidationError("This save was garbled on its way. Please try again.") from None


class SaveForm(forms.Form):
    """`op` (absent without JavaScript) and `base`, the version the page knows (0: nothing yet)."""

    op = OpField()
    base = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)

    def clean_base(self) -> int:
        return self.cleaned_data["base"] or 0
