"""What somebody posted, carried on by a page that has to ask for something first."""

from django.http import HttpRequest

# Never put back into a page, not even hidden: they are asked for again.
SECRETS = frozenset({"passphrase", "again", "old", "new", "code", "tail", "own", "own_again"})


def held_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Every posted (name, value), each value of a name sent several times, without tokens and passphrases."""
    match = request.resolver_match
    left_out = SECRETS if match and match.app_name in ("accounts", "archive") else frozenset[str]()
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and name not in left_out
        for value in values
    ]
