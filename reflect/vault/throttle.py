"""Slows guessing down without locking anybody out.

Limits are counted under keyed hashes of a name and of an address; the table holds neither.
"""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from reflect.vault import crypto
from reflect.vault.models import Attempts

WINDOW = timedelta(minutes=15)
# Failures allowed per window: one name from one network, one network, one name from anywhere.
PER_PAIR, PER_NETWORK, PER_NAME = 5, 30, 50


def network(request: HttpRequest) -> str:
    """The caller's network (IPv4 /24, IPv6 /48). A forwarded address counts only behind the proxy."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.HTTPS and (forwarded := request.META.get("HTTP_X_FORWARDED_FOR")):
        address = forwarded.split(",")[-1].strip()
    try:
        found = ip_address(address)
    except ValueError:  # not an address (a socket's path, something odd from a proxy): all of these are one
        return ""
    plain = (found.ipv4_mapped if isinstance(found, IPv6Address) else None) or found
    return str(ip_network((plain, 24 if plain.version == 4 else 48), strict=False))


def too_many(name: str, where: str) -> bool:
    """Whether this name from this network has to wait. Ask before any hashing is done."""
    limits = _limits(name, where)
    since = timezone.now() - WINDOW
    counts = dict(Attempts.objects.filter(key__in=limits, since__gte=since).values_list("key", "count"))
    return any(counts.get(key, 0) >= limit for key, limit in limits.items())


def failed(name: str, where: str) -> None:
    """Count a failure."""
    now = timezone.now()
    for key in _limits(name, where):
        with transaction.atomic():
            Attempts.objects.filter(key=key, since__lt=now - WINDOW).delete()
            Attempts.objects.get_or_create(key=key, defaults={"since": now})
            Attempts.objects.filter(key=key).update(count=F("count") + 1)


def succeeded(name: str, where: str) -> None:
    """Forget the failures of this name from this network."""
    Attempts.objects.filter(key=_key(f"pair/{name}/{where}")).delete()


def sweep() -> int:
    """Delete failures that no longer count; how many there were."""
    return Attempts.objects.filter(since__lt=timezone.now() - WINDOW).delete()[0]


def _limits(name: str, where: str) -> dict[str, int]:
    return {
        _key(f"pair/{name}/{where}"): PER_PAIR,
        _key(f"network/{where}"): PER_NETWORK,
        _key(f"name/{name}"): PER_NAME,
    }


def _key(words: str) -> str:
    return crypto.keyed_hash(settings.VAULT_PEPPER, b"reflect/throttle/1", words)
