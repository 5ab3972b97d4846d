"""What readers post to make, open and change a space."""

from typing import Any

from django import forms
from django.conf import settings
from django.views.decorators.debug import sensitive_variables
from zxcvbn import zxcvbn

SHORTEST, LONGEST = 12, 256  # characters of a passphrase
WRONG = (
    "That name and passphrase don’t open a space here. Check both. If you’ve tried a few times,"
    " wait fifteen minutes and try again."
)


def _words(kind: str, **attrs: Any) -> forms.Widget:
    widget: type[forms.Widget] = forms.PasswordInput if kind.endswith("password") else forms.TextInput
    return widget(attrs={"class": "field", "autocomplete": kind, "spellcheck": "false", **attrs})


class NameField(forms.CharField):
    """Any name but a real one; stored only as a keyed hash."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=60,
            widget=_words("username", autocapitalize="none"),
            error_messages={
                "required": "Choose a name. It needn’t be yours.",
                "max_length": "Keep the name under 60 characters.",
            },
            **kwargs,
        )


class PassphraseField(forms.CharField):
    """A passphrase as typed: nothing stripped, nothing cut."""

    def __init__(self, new: bool = False, **kwargs: Any) -> None:
        super().__init__(
            strip=False,
            max_length=LONGEST,
            widget=_words("new-password" if new else "current-password"),
            error_messages={
                "required": "Type your passphrase.",
                "max_length": f"Keep the passphrase under {LONGEST} characters.",
            },
            **kwargs,
        )


@sensitive_variables()
def weakness(passphrase: str, name: str) -> str:
    """What is wrong with a new passphrase, or an empty string.

    Twelve characters at least, no rule about kinds of characters, and hard to guess: zxcvbn 3 of 4 or more.
    """
    if len(passphrase) < SHORTEST:
        return f"Make it at least {SHORTEST} characters. Four or five unrelated words are good."
    folded = passphrase.casefold()
    if "reflect" in folded or (len(name) > 2 and name.casefold() in folded):
        return "Leave out the name you chose and the word “reflect”. Anyone guessing would try those first."
    if zxcvbn(passphrase[:72], user_inputs=[name, "reflect"])["score"] < 3:
        return "That one would be guessed quickly. Try four or five words that don’t belong together."
    return ""


class SpaceForm(forms.Form):
    """A new space: a name and a passphrase typed twice."""

    name = NameField(
        label="A name to sign in with", help_text="Not your real one, and not one you use elsewhere."
    )
    passphrase = PassphraseField(
        new=True,
        label="A passphrase",
        help_text="At least 12 characters. A few words that don’t belong together are easy to keep in mind.",
    )
    again = PassphraseField(new=True, label="The passphrase once more")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, name = data.get("passphrase", ""), data.get("name", "")
        if first and (wrong := weakness(first, name)):
            self.add_error("passphrase", wrong)
        if first and data.get("again") and first != data["again"]:
            self.add_error("again", "The two passphrases aren’t the same. Type them again.")
        return data


class SignInForm(forms.Form):
    """Name and passphrase, and whether what was written as a guest comes along."""

    name = NameField(label="Your name here")
    passphrase = PassphraseField(label="Your passphrase")
    bring = forms.BooleanField(required=False)


class UnlockForm(forms.Form):
    """The passphrase, and where to go back to (this site's own paths only)."""

    passphrase = PassphraseField(label="Your passphrase")
    back = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput())


class RecoverForm(forms.Form):
    """Name, recovery code and a new passphrase."""

    name = NameField(label="Your name here")
    code = forms.CharField(
        label="Your recovery code",
        max_length=80,
        help_text="Thirty letters and digits. Capitals, spaces and hyphens don’t matter.",
        widget=_words("off"),
        error_messages={"required": "Type the recovery code you kept."},
    )
    passphrase = PassphraseField(new=True, label="A new passphrase", help_text="At least 12 characters.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("passphrase") and (wrong := weakness(data["passphrase"], data.get("name", ""))):
            self.add_error("passphrase", wrong)
        return data


class CodeForm(forms.Form):
    """Proof that the recovery code was kept: its last five symbols."""

    tail = forms.CharField(
        label="The last five letters and digits of the code",
        max_length=12,
        widget=_words("off"),
        error_messages={
            "required": "Type the last five letters and digits, so that we both know you have it."
        },
    )


class ChangeForm(forms.Form):
    old = PassphraseField(label="Your passphrase now")
    new = PassphraseField(new=True, label="The new one", help_text="At least 12 characters.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("new") and (wrong := weakness(data["new"], "")):
            self.add_error("new", wrong)
        return data


class EndForm(forms.Form):
    passphrase = PassphraseField(label="Your passphrase")


class WishesForm(forms.Form):
    """Settings that take effect at once."""

    theme = forms.ChoiceField(
        required=False, choices=[("", "As this device"), ("light", "Light"), ("dark", "Dark")]
    )
    idle_minutes = forms.IntegerField(
        min_value=2,
        max_value=60,
        initial=settings.IDLE_LOCK_MINUTES,
        widget=forms.NumberInput(attrs={"class": "field w24", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "Choose a number of minutes from 2 to 60.",
            "invalid": "Choose a number of minutes from 2 to 60.",
            "min_value": "Choose a number of minutes from 2 to 60.",
            "max_value": "Choose a number of minutes from 2 to 60.",
        },
    )
