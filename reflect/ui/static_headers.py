"""Headers of static files. Imported by the settings, so it knows nothing of Django."""


def protect(headers: dict[str, str], path: str, url: str) -> None:
    """The same protection that pages have."""
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["X-Content-Type-Options"] = "nosniff"
