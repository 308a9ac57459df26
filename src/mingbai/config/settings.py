"""One settings file; the environment decides. Missing or wrong values fail with advice."""

from __future__ import annotations

import os
import secrets
import tempfile
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from mingbai.core.private import keep_private
from mingbai.core.words import CHINA
from mingbai.statute.annual_report.checks.practice import Practice, practice_from
from mingbai.statute.annual_report.due import DueRule, due_rule
from mingbai.statute.cases.practice import CaseSettings, case_settings_from
from mingbai.statute.disclosure.chains import chain_limits
from mingbai.statute.disclosure.comments import CommentPractice, practice_of
from mingbai.statute.disclosure.reminders import STUCK_WORKDAYS
from mingbai.statute.mailbox.clock import MailboxSettings, mailbox_settings_from

ROTA_DAYS, MOST_ROTA_DAYS = 7, 31
"""For how many days the past of 到岗情况 is kept, and for how many at most."""
LONGEST_NUMBER = 9
DATA_DIR = Path(os.environ.get("DATA_DIR") or ".data").resolve()
keep_private(DATA_DIR)


def _secret_key() -> str:
    """Return the key from the environment, or one generated once and readable by this user alone."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    path = DATA_DIR / "secret_key"
    if not path.exists():
        # Written whole under another name first: of two first starts, neither may read half a key or keep one of its own.
        descriptor, name = tempfile.mkstemp(dir=DATA_DIR, prefix=".secret_key-")
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(name, path)
        os.unlink(name)
    return path.read_text().strip()


def _number(name: str, default: int) -> int:
    """Return a whole number from the environment, at least 1."""
    text = os.environ.get(name) or str(default)
    if not text.isascii() or not text.isdecimal() or len(text) > LONGEST_NUMBER or int(text) < 1:
        raise ImproperlyConfigured(f"{name} 写不小于1的整数，不能是 {text!r}。")
    return int(text)


def _database() -> dict[str, Any]:
    url = os.environ.get("DATABASE_URL")
    if url:
        return {**dj_database_url.parse(url, conn_max_age=60), "ATOMIC_REQUESTS": False}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "mingbai.sqlite3",
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # Take the write lock when the transaction starts, so that two savers wait for each other instead of failing
            # halfway.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;"
            ),
        },
    }


def _practice() -> tuple[Practice, DueRule, dict[str, str], bool, CommentPractice, int, CaseSettings, int, MailboxSettings]:
    """Return the county's choices where the law is silent, from practice.toml in the data directory; defaults without it."""
    path = DATA_DIR / "practice.toml"
    if not path.exists():
        return Practice(), DueRule(), {}, True, CommentPractice(), STUCK_WORKDAYS, CaseSettings(), ROTA_DAYS, MailboxSettings()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        rule = due_rule(table.pop("township_due", "01-31"), table.pop("township_due_source", DueRule().source))
        limits = chain_limits(table.pop("chain_limits", {}))
        comment = practice_of(table.pop("comment", {}))
        rolls = table.pop("posting_rolls", True)
        if not isinstance(rolls, bool):
            raise ValueError(f"posting_rolls 写 true 或者 false，不能是 {rolls!r}。")
        stuck = table.pop("stuck_workdays", STUCK_WORKDAYS)
        if not isinstance(stuck, int) or isinstance(stuck, bool) or stuck < 1:
            raise ValueError(f"stuck_workdays 写工作日的天数，至少1天，不能是 {stuck!r}。")
        rota = table.pop("rota_kept_days", ROTA_DAYS)
        if not isinstance(rota, int) or isinstance(rota, bool) or not 1 <= rota <= MOST_ROTA_DAYS:
            raise ValueError(f"rota_kept_days 写到岗情况保留的天数，1到{MOST_ROTA_DAYS}，不能是 {rota!r}。")
        applications = case_settings_from(table.pop("applications", {}))
        mailbox = mailbox_settings_from(table.pop("mailbox", {}))
        return practice_from(table), rule, limits, rolls, comment, stuck, applications, rota, mailbox
    except ValueError as wrong:
        raise ImproperlyConfigured(f"{path}：{wrong}") from wrong


SECRET_KEY = _secret_key()
ENVIRONMENT_APART = {
    **{name: value for name, value in os.environ.items() if name not in ("SECRET_KEY", "DATABASE_URL")},
    # One thread per core would take memory from the file being read, and time from people reading pages.
    "OPENBLAS_NUM_THREADS": "1",
}
"""The environment of the child processes that read files from outside; it holds no secrets."""
APPLICANTS_KEY = os.environ.get("APPLICANTS_KEY", "")
"""The file with the key that seals what identifies applicants; empty for applicants.key in the data directory."""
TIMESTAMP_URL = os.environ.get("TIMESTAMP_URL", "")
"""The address of a time-stamp authority (RFC 3161) that signs the day's anchor; empty for none."""
(
    REPORT_PRACTICE, TOWNSHIP_REPORT_DUE, CHAIN_LIMITS, POSTING_ROLLS, COMMENTS, STUCK_AFTER, CASE_SETTINGS, ROTA_KEPT_DAYS,
    MAILBOX,
) = _practice()  # fmt: skip
CHANNEL_BASES = {
    kind: os.environ.get(f"MINGBAI_{kind.upper()}_BASE", "") for kind in ("wechat", "weibo", "platform_331", "province")
}
"""Addresses of channels' interfaces that replace the services' own and those of accounts: for tests and closed networks."""
PUBLIC_BASE = ""
"""Where an export of the public site will stand (https://host); empty for the domain of the site."""
LIVE_SITE = os.environ.get("LIVE_SITE", "")
"""The address of the running site (https://host), to which an export leads people who want to write; empty for none."""
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("TRUSTED_ORIGINS", "").split(",") if o]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "mingbai.core",
    "mingbai.search",
    "mingbai.organs",
    "mingbai.accounts",
    "mingbai.calendars",
    "mingbai.registers",
    "mingbai.failures",
    "mingbai.catalogue",
    "mingbai.entries",
    "mingbai.channels",
    "mingbai.boards",
    "mingbai.gazettes",
    "mingbai.media",
    "mingbai.rota",
    "mingbai.screens",
    "mingbai.documents",
    "mingbai.cases",
    "mingbai.supervision",
    "mingbai.management",
    "mingbai.outreach",
    "mingbai.village_inspections",
    "mingbai.mailbox",
    "mingbai.public_opinion",
    "mingbai.assessments",
    "mingbai.annual_report",
    "mingbai.api",
    "mingbai.portal",
    "mingbai.workspace",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mingbai.core.once.reading_once",
    "mingbai.core.middleware.PackedTexts",
    "mingbai.core.middleware.page_policy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "mingbai.core.middleware.plain_characters",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "mingbai.config.urls"
WSGI_APPLICATION = "mingbai.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "mingbai.core.templating.environment", "autoescape": True},
    },
]

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["mingbai.core.passwords.OneAtATime"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/work/sign-in/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
# Retrying during a lockout does not extend it; our own audit trail keeps every attempt.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
OTP_TOTP_ISSUER = "明白"

SESSION_COOKIE_AGE = 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "mingbai.core.sessions"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("HTTPS", "") == "1"
# Once a browser has been here by HTTPS it asks for nothing else for a year, so that nobody on the way can send it back to HTTP.
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SESSION_COOKIE_SECURE else 0
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "mingbai.portal.errors.form_expired"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

# No list of queues: each task names its own, and the worker opens a lane for every queue in the schedule.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = CHINA.key
USE_TZ = True
USE_I18N = True

# Limits of the public form for applications. Each network address may begin so many drafts, send so many applications and send
# so many papers in an hour. After so many wrong codes, by address and by number, each further try has to wait a minute.
APPLY_DRAFTS, APPLY_SENDINGS, APPLY_PAPERS = 30, 10, 40
APPLY_WRONG_CODES, APPLY_WRONG_CODES_OF_NUMBER = 10, 30
# A village may have one address: so many of an address may sign up for open days in an hour.
OPEN_DAY_SIGN_UPS = 30
# Papers beside drafts of the public form, in bytes: how much they may take together, and how much of the disk stays free.
APPLY_PAPERS_BYTES, APPLY_LEAST_FREE = 2 * 1024**3, 1024**3
# What other systems may ask of the API, feeds, search and bulk files beyond what is answered from memory: each network address so
# many requests at once and so many a minute, all together so many at a time in each public process.
API_BURST, API_PER_MINUTE, API_AT_ONCE = (
    _number("API_BURST", 120), _number("API_PER_MINUTE", 600), _number("API_AT_ONCE", 2)
)  # fmt: skip
# Threads per staff process; some of them wait for a file to be read or drawn in another process.
STAFF_THREADS = 8

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "mingbai.core.static_files.HashedFiles"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A wrong address is the visitor's business and does not belong in the log.
    "loggers": {"django.request": {"level": "ERROR"}},
}
