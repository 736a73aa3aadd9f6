"""All settings, read from the environment; README.md lists the variables.

Without DEBUG the site refuses to start on anything unsafe, in one line that names the variable.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

import environ
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()  # type: ignore[no-untyped-call]
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))  # the database, media, collected files; never in git


def refuse_to_start(reason: str) -> NoReturn:
    raise SystemExit(f"Reelive does not start: {reason}")


DEBUG = env.bool("DEBUG", default=False)
TESTING = env.bool("TESTING", default=False)
DEFAULT_SECRET_KEY = "insecure-for-development-only"  # noqa: S105
SECRET_KEY = env.str("SECRET_KEY", default=DEFAULT_SECRET_KEY)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_ADDRESS = env.str("SITE_ADDRESS", default="http://localhost:8000")
# Under the first of them texts that the law removed are hashed; the others still prove what was hashed before.
LEDGER_KEYS = env.list("LEDGER_KEYS", default=[]) or [SECRET_KEY]

if not DEBUG:
    if SECRET_KEY == DEFAULT_SECRET_KEY or len(SECRET_KEY) < 50:
        refuse_to_start("SECRET_KEY is missing, the default or under 50 characters: set a long random one.")
    if not ALLOWED_HOSTS:
        refuse_to_start("ALLOWED_HOSTS is empty: name the hosts that this site answers for.")

INSTALLED_APPS = [
    "films",
    "community",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "modelsearch",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # with padding of random length, against guessing by length
    "csp.middleware.CSPMiddleware",
    "reelive.middleware.RefuseUnreadableTextMiddleware",
    "reelive.middleware.KeepPrivateMiddleware",
    "reelive.middleware.OfferPrefetchMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "community.middleware.ReaderMiddleware",
    "community.middleware.LanguageMiddleware",
]

ROOT_URLCONF = "reelive.urls"
WSGI_APPLICATION = "reelive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# -- Data ---------------------------------------------------------------------------------

VAR_DIR.mkdir(parents=True, exist_ok=True)
DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'reelive.sqlite3'}")
}
if DATABASES["default"].get("ENGINE") not in ("django.db.backends.sqlite3", "django.db.backends.postgresql"):
    refuse_to_start("DATABASE_URL names no database: use sqlite:///path or postgres://user:password@host/name.")
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Measured: with Django's defaults most concurrent writes fail with "database is locked";
    # with these, all succeed. FULL, so that what was answered with a 2xx survives a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={'OFF' if TESTING else 'FULL'};",
    }
    # A file, because the in-memory database loses concurrent writes.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
else:
    INSTALLED_APPS.append("django.contrib.postgres")  # for full-text search
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
CACHES: dict[str, dict[str, Any]] = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if REDIS_URL:
    CACHES["default"] = {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 1, "SOCKET_TIMEOUT": 1},
    }
    DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = True

MODELSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "modelsearch.backends.database",
        "AUTO_UPDATE": not TESTING,
        "SEARCH_CONFIG": "simple",  # PostgreSQL drops no words: "up" is a film
    }
}

# -- Members ------------------------------------------------------------------------------

AUTH_USER_MODEL = "community.Member"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_LENGTH_MIN = 10  # characters
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": PASSWORD_LENGTH_MIN},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a second a hash is too slow for tests
LOGIN_REDIRECT_URL = "community:home"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_USERNAME_VALIDATORS = "community.members.usernames.validators"
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # in the browser that signed up, so that it gets to where it wanted to go
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_ADAPTER = "community.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "community.accounts.forms.SignInForm",
    "signup": "community.accounts.forms.SignUpForm",
    "change_password": "community.accounts.forms.PasswordChangeForm",
    "set_password": "community.accounts.forms.FirstPasswordForm",
    "reset_password_from_key": "community.accounts.forms.ForgottenPasswordForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Reelive: "
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or passkey is told to its owner
ACCOUNT_MAX_EMAIL_ADDRESSES = 5
ACCOUNT_RATE_LIMITS = {  # beside allauth's own
    "signup": "10/m/ip,60/h/ip",  # a class with one address may join, a farm of accounts may not
    "reset_password": "20/m/ip,5/h/key",  # nobody fills a stranger's mailbox
    "keep_draft": "10/m/ip,60/h/ip",  # each is a session of up to 22,000 characters in the database
    "preview": "30/m/user",  # the longest text takes a good part of a second
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "community.accounts.adapter.MFAAdapter"
MFA_FORMS = {
    "add_webauthn": "community.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "community.accounts.forms.RenamePasskeyForm",
    "login_webauthn": "community.accounts.forms.PasskeySignInForm",
    "authenticate_webauthn": "community.accounts.forms.PasskeySecondStepForm",
    "reauthenticate_webauthn": "community.accounts.forms.PasskeyReauthenticationForm",
}
MFA_TOTP_ISSUER = "Reelive"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute wrong
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG

# -- Mail ---------------------------------------------------------------------------------

EMAIL_URL = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_URL)
EMAIL_TIMEOUT = 20  # seconds; a mail server that says nothing holds nobody up
LEGAL_CONTACT = env.str(
    "LEGAL_CONTACT", default=""
)  # an e-mail address, printed where courts and authorities look for it
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Reelive <hello@localhost>")

# -- Language and time --------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский")]  # each by its own name
CATALOGUE_LANGUAGE = "en"  # of our own texts about films; what is said in them keeps its own
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 31_536_000  # seconds; one year
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "reelive.formats"
TIME_ZONE = "UTC"
USE_TZ = True

# -- Files --------------------------------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env.str("STATIC_ROOT", default=str(VAR_DIR / "static"))
Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)
MEDIA_URL = "media/"
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(VAR_DIR / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "reelive.static_bundle.BundledStaticFilesStorage"
    },
}
FIXTURES_DIR = BASE_DIR / "fixtures"  # the catalogue's packs, and the made-up community
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # a film's page in the admin: 200 credits, 60 scenes, 40 characters

# -- Safety -------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
if not DEBUG and not TESTING:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)  # one year
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
