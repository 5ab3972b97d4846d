"""A SQLite that does not lose words.

SQLite before 3.51.3 has a race in write-ahead mode that can corrupt a database when two connections write
and checkpoint at once. `pysqlite3` brings a fixed build; it must stand in for `sqlite3` before Django
imports it, so settings import this module first.
"""

import sys

try:
    import pysqlite3 as sqlite3
    import pysqlite3.dbapi2 as dbapi2

    sys.modules["sqlite3"], sys.modules["sqlite3.dbapi2"] = sqlite3, dbapi2
except ImportError:  # no wheel for this platform: the journal mode below makes up for it
    import sqlite3

Version = tuple[int, int, int]


def has_wal_race(version: Version) -> bool:
    """Whether this SQLite version carries the WAL-reset race (fixed in 3.51.3; back-ports 3.50.7, 3.44.6)."""
    fixed = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)
    return not fixed


def init_command(version: Version = sqlite3.sqlite_version_info) -> str:
    """PRAGMAs for each new connection.

    WAL with synchronous=FULL keeps every acknowledged save through a power cut; where WAL is not to be
    trusted the rollback journal with EXTRA gives the same promise, slower.
    """
    durable = (
        "PRAGMA journal_mode=DELETE;PRAGMA synchronous=EXTRA;"
        if has_wal_race(version)
        else "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
    )
    return durable + (
        "PRAGMA foreign_keys=ON;PRAGMA busy_timeout=5000;PRAGMA secure_delete=ON;PRAGMA temp_store=MEMORY;"
        "PRAGMA cache_size=-16384;PRAGMA mmap_size=0;PRAGMA journal_size_limit=67108864;"
    )
