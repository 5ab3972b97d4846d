"""What a reader posts to make a copy and to bring one in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.views.decorators.debug import sensitive_variables

from reflect.accounts.forms import PassphraseField, weakness
from reflect.archive import reading


class CopyForm(forms.Form):
    """The passphrase of the space (a guest has none), and one for the file if the reader wants that."""

    passphrase = PassphraseField(label="Your passphrase")
    own = PassphraseField(
        new=True,
        required=False,
        label="A passphrase for the file, if you like",
        help_text="Not the one of your space. Without it nobody can open the copy, and nobody can reset it.",
    )
    own_again = PassphraseField(new=True, required=False, label="The file’s passphrase once more")

    def __init__(self, *args: Any, guest: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if guest:
            del self.fields["passphrase"]

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        own = data.get("own", "")
        if own and (wrong := weakness(own, "")):
            self.add_error("own", wrong)
        if own != data.get("own_again", ""):
            self.add_error("own_again", "The two passphrases for the file aren’t the same. Type them again.")
        if own and own == data.get("passphrase"):
            self.add_error("own", "Choose another one than that of your space: the file may be guessed at.")
        return data


class BringForm(forms.Form):
    """A copy, and its own passphrase if it has one. `rows` is what a good one holds."""

    rows: reading.Rows

    copy = forms.FileField(
        label="The copy",
        help_text="The file notes.zip, or reflect.json out of it. 20 MB at most.",
        widget=forms.FileInput(attrs={"class": "field", "accept": ".zip,.json"}),
        error_messages={
            "required": "Choose the file that was made here: notes.zip, or reflect.json out of it.",
            "missing": "Choose the file that was made here: notes.zip, or reflect.json out of it.",
            "invalid": reading.DAMAGED,
            "empty": "This file is empty. Nothing was brought in.",
        },
    )
    own = PassphraseField(
        required=False, label="The file’s passphrase", help_text="Only if you gave it one when you made it."
    )

    def __init__(self, *args: Any, sent: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sent > reading.MOST_SENT and not self.files:  # it was let go while it came in
            self.fields["copy"].error_messages["required"] = reading.TOO_BIG

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        copy: UploadedFile[bytes] | None = data.get("copy")
        if copy is not None and "own" in data:
            try:
                self.rows = reading.read(copy.read(), data["own"])
            except reading.Refused as refused:
                self.add_error(
                    "own" if str(refused) in (reading.SEALED, reading.WRONG) else "copy", str(refused)
                )
        return data
