"""Without DEBUG the site refuses to start on anything unsafe, in one clear line."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.conf import settings

GOOD = {"SECRET_KEY": "long-enough-and-random-" * 3, "ALLOWED_HOSTS": "reelive.example"}


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "VAR_DIR", "LANG")}
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        env=kept | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "insecure-for-development-only"}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL"),
        ({"DATABASE_URL": "oracle://a:b@c/d"}, "DATABASE_URL"),
    ],
)
def test_production_refuses_to_start_and_names_the_variable(wrong: dict[str, str], named: str) -> None:
    refused = start(**GOOD | wrong)
    assert refused.returncode != 0
    assert named in refused.stderr.splitlines()[-1]
    assert "Traceback" not in refused.stderr


def test_production_starts_with_a_secret_and_a_host() -> None:
    started = start(**GOOD)
    assert started.returncode == 0, started.stderr


def test_debug_needs_nothing() -> None:
    started = start(DEBUG="1")
    assert started.returncode == 0, started.stderr
