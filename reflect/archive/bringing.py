"""Bringing a copy in: nothing doubled, nothing overwritten, all or nothing."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from reflect.archive.kinds import kind_of
from reflect.archive.reading import Rows
from reflect.vault import rows
from reflect.vault.models import Sealed
from reflect.vault.open import OpenVault


@dataclass(slots=True)
class Report:
    """What came of one kind: brought in, here already, and here with other words, which stayed."""

    title: str
    brought: int = 0
    here: int = 0
    other: int = 0
    contents: dict[UUID, object] = field(default_factory=dict, repr=False)

    @property
    def line(self) -> list[str | int]:
        return [self.title, self.brought, self.here, self.other]


def bring(vault: OpenVault, copy: Rows) -> list[Report]:
    """Add what is not here yet; by kind, what became of it. One query a kind, and one insert a row.

    Raises IntegrityError when another page brought the same in meanwhile; then nothing was written.
    """
    if copy:
        vault.begin()  # outside the transaction: the session must not know a vault that was rolled back
    reports: dict[type[Sealed], Report] = {}
    with transaction.atomic():
        for model, label, one, row in copy:
            report = reports.get(model) or _begun(model, vault)
            reports[model] = report
            # The id of an only row is made from the vault's key, so in another space it is another one.
            id = vault.single_id(label) if one else row.id
            if id not in report.contents:
                rows.create(model, vault, label, row.content, id=id)
                report.contents[id] = row.content
                report.brought += 1
            elif report.contents[id] == row.content:
                report.here += 1
            else:
                report.other += 1
    return sorted(reports.values(), key=lambda report: report.title)


def _begun(model: type[Sealed], vault: OpenVault) -> Report:
    here = {row.id: row.content for row in rows.every(model, vault)}
    return Report(kind_of(model._meta.label_lower).title, contents=dict(here))
