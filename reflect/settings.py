"""All settings, in one file, from the environment. Outside local use nothing has an insecure default."""

from ipaddress import ip_address
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from reflect import keyfiles, sqlite
from reflect.ui.static_headers import protect

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG: bool = env.bool("DEBUG", default=False)
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))
CONTENT_DIR = Path(env.str("CONTENT_DIR", default=str(BASE_DIR / "content")))
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
HTTPS: bool = env.bool("HTTPS", default=False)
PORT: int = env.int("PORT", default=8000)


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


# Local use is this machine's own addresses only. Everything else is production and must say what it wants.
LOCAL = bool(ALLOWED_HOSTS) and all(_is_loopback(host) for host in ALLOWED_HOSTS)


def _secret(name: str, file: str) -> str:
    value = env.str(name, default="")
    if not value and not LOCAL:
        raise ImproperlyConfigured(f"{name} is not set. Give it 64 random hex digits: openssl rand -hex 32")
    return value or keyfiles.read_or_make(DATA_DIR / file)


SECRET_KEY = _secret("SECRET_KEY", "secret")
VAULT_PEPPER = _secret("VAULT_PEPPER", "pepper").encode()

if not LOCAL:
    if DEBUG:
        raise ImproperlyConfigured("DEBUG is on. Turn it off (DEBUG=0) before other machines can reach this.")
    if not HTTPS:
        raise ImproperlyConfigured("HTTPS is off. Put Reflect behind TLS and set HTTPS=1.")
    if "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("ALLOWED_HOSTS holds *. Name the hosts this is served under.")
    for _name, _value in (("SECRET_KEY", SECRET_KEY), ("VAULT_PEPPER", VAULT_PEPPER.decode())):
        if len(_value) < 50 or len(set(_value)) < 8:
            raise ImproperlyConfigured(f"{_name} is too easy to guess. Make one with: openssl rand -hex 32")
    if VAULT_PEPPER.decode() == SECRET_KEY:
        raise ImproperlyConfigured("VAULT_PEPPER equals SECRET_KEY. They must differ; make another one.")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "reflect.ui.apps.UiConfig",
    "reflect.vault.apps.VaultConfig",
    "reflect.library.apps.LibraryConfig",
    "reflect.accounts.apps.AccountsConfig",
    "reflect.safety.apps.SafetyConfig",
    "reflect.exercises.apps.ExercisesConfig",
    "reflect.journal.apps.JournalConfig",
    "reflect.modules.apps.ModulesConfig",
    "reflect.selfcheck.apps.SelfcheckConfig",
    "reflect.choices.apps.ChoicesConfig",
    "reflect.signs.apps.SignsConfig",
    "reflect.lookback.apps.LookbackConfig",
    "reflect.archive.apps.ArchiveConfig",
    "reflect.pages.apps.PagesConfig",
]

MIDDLEWARE = [
    # Outermost: the safety page still answers when the database or the content is gone.
    "reflect.safety.fallback.StillThere",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "reflect.ui.middleware.privacy_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "reflect.vault.middleware.VaultMiddleware",
]

ROOT_URLCONF = "reflect.urls"
WSGI_APPLICATION = "reflect.wsgi.application"
APPEND_SLASH = True

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "reflect.ui.context.frame",
            ],
            "builtins": ["reflect.ui.templatetags.reflect"],
            **(
                {"loaders": ["django.template.loaders.filesystem.Loader"]}
                if DEBUG
                else {
                    "loaders": [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.filesystem.Loader"],
                        )
                    ]
                }
            ),
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# --- storage -----------------------------------------------------------------------------------------------
DATABASE_URL: str = env.str("DATABASE_URL", default="")
if DATABASE_URL:
    DATABASES: dict[str, Any] = {"default": env.db_url_config(DATABASE_URL)}
    DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
else:
    DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "reflect.sqlite3",
            "CONN_MAX_AGE": None,
            # IMMEDIATE: with SQLite's default, two writers at once lose saves to "database is locked".
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 5, "init_command": sqlite.init_command()},
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHE_URL: str = env.str("CACHE_URL", default="")
if CACHE_URL:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": CACHE_URL,
            "OPTIONS": {"serializer": "reflect.plain_cache.JsonSerializer"},
        }
    }
    SESSION_ENGINE = "django.contrib.sessions.backends.cache"
else:
    SESSION_ENGINE = "django.contrib.sessions.backends.db"

# --- sessions, cookies, headers ----------------------------------------------------------------------------
_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{_PREFIX}sid"
CSRF_COOKIE_NAME = f"{_PREFIX}form"
VAULT_COOKIE_NAME = f"{_PREFIX}key"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 24 * 3600  # seconds; how long the server keeps an unused session
CSRF_COOKIE_AGE = None  # Django's default is a year: a lasting trace of the site on a shared device
CSRF_FAILURE_VIEW = "reflect.ui.errors.csrf_failure"

IDLE_LOCK_MINUTES: int = env.int("IDLE_LOCK_MINUTES", default=10)
if not 2 <= IDLE_LOCK_MINUTES <= 60:
    raise ImproperlyConfigured("IDLE_LOCK_MINUTES must be a number from 2 to 60.")
VAULT_ABSOLUTE_SECONDS = 12 * 3600
GUEST_HOURS = 24
EXIT_URL: str = env.str("EXIT_URL", default="https://www.bbc.co.uk/weather")
if not EXIT_URL.startswith("https://"):
    raise ImproperlyConfigured("EXIT_URL must be a full https:// address.")

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # no-referrer makes browsers send Origin: null, which breaks CSRF
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_500_000  # bytes; an entry is 100,000 characters of up to 12 each
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
# A file that is sent holds everything somebody wrote: never on a disk. A bigger one is let go as it comes in.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 20_100_000  # bytes of the whole request

# --- readers and keys --------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Reader"
AUTHENTICATION_BACKENDS = ["reflect.accounts.backends.HandleBackend"]
PASSWORD_HASHERS = ["reflect.vault.hashers.PepperedArgon2Hasher"]
LOGIN_URL = "accounts:signin"
# Argon2id cost: memory in KiB, passes, lanes. Lower only in tests.
VAULT_KDF = {
    "m": env.int("VAULT_KDF_MEMORY", default=65_536),
    "t": env.int("VAULT_KDF_PASSES", default=3),
    "p": 1,
}
if not LOCAL and VAULT_KDF["m"] * VAULT_KDF["t"] < 46 * 1024:
    raise ImproperlyConfigured("VAULT_KDF_MEMORY is below what keeps passphrases safe. Leave it unset.")

# --- language, time, static --------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Europe/London")

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
BUNDLE_DIR = DATA_DIR / "bundle"
BUNDLE_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
STATICFILES_DIRS = [BUNDLE_DIR, BASE_DIR / "static" / "icons"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ADD_HEADERS_FUNCTION = protect

# --- errors and logs: never a reader's words ---------------------------------------------------------------
ADMINS: list[tuple[str, str]] = []
DEFAULT_EXCEPTION_REPORTER_FILTER = "reflect.ui.reporting.NoValuesFilter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "reflect.ui.reporting.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # The development server logs addresses with their query; its lines are not needed elsewhere.
    "loggers": {"django.server": {"handlers": ["console"], "propagate": False, "level": "WARNING"}},
}
SILENCED_SYSTEM_CHECKS = [
    # HTTPS-only settings follow the HTTPS setting above, which production cannot leave off.
    *([] if HTTPS else ["security.W004", "security.W008", "security.W012", "security.W016"]),
]
