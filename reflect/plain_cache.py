"""What goes into Redis is JSON, never pickled objects: reading it back can run nothing."""

import json
from typing import Any


class JsonSerializer:
    """The serializer Django's Redis cache asks for; numbers stay numbers so that Redis can count them."""

    def dumps(self, value: Any) -> Any:
        """JSON text; a plain integer as it is."""
        return value if type(value) is int else json.dumps(value)

    def loads(self, data: Any) -> Any:
        """The value again."""
        return json.loads(data)
