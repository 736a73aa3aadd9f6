"""Loaded by pytest before the settings: tests need nothing in the environment."""

import os

from hypothesis import settings

os.environ["TESTING"] = "1"
os.environ.setdefault("SECRET_KEY", "only-for-tests-" * 5)
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ["DEBUG"] = ""

# A busy machine is no reason for a test to fail.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
