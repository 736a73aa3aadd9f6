# `make run` and `make test` do all; `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
LANGUAGES ?= $(notdir $(wildcard locale/*))
WORKERS ?= auto
VENV := .venv
BIN := $(VENV)/bin
export DJANGO_SETTINGS_MODULE := reelive.settings

.PHONY: help run test check lock bench packs messages

help: ## Say what each target does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(VENV)/run.stamp: requirements.txt
	@echo "Installing what Reelive needs (once) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@echo "Installing what tests and checks need (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: export DEBUG := 1
run: $(VENV)/run.stamp ## Install, load the catalogue and a made-up community, and serve them on PORT (8000)
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_catalogue
	@$(BIN)/python manage.py load_demo || echo "Serving without the demo."
	@$(BIN)/python manage.py make_demo_curator --address http://localhost:$(PORT)
	@exec $(BIN)/python manage.py runserver --noreload localhost:$(PORT)

test: $(VENV)/dev.stamp ## Run the tests, on all cores or WORKERS; DATABASE_URL chooses the database
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(TESTS)

check: export DEBUG := 1
check: $(VENV)/dev.stamp ## Format, lint, types, templates, migrations, production settings
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python manage.py makemigrations --check --dry-run
	DEBUG=0 SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') ALLOWED_HOSTS=reelive.example \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

lock: $(VENV)/dev.stamp ## Resolve the ranges of pyproject.toml into requirements*.txt
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet --output-file requirements.txt
	$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --universal --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet --output-file requirements-dev.txt

bench: $(VENV)/dev.stamp ## Measure loading a thousand packs into SQLite
	@$(BIN)/python -m tests.bench.load_catalogue

packs: export DEBUG := 1
packs: $(VENV)/run.stamp ## Rewrite the packs in fixtures/ as dump_catalogue would
	@$(BIN)/python manage.py rewrite_packs fixtures/films

messages: export DEBUG := 1
messages: $(VENV)/run.stamp ## Gather all texts for translators, and compile what they wrote (needs gettext)
	@$(BIN)/python manage.py makemessages $(addprefix --locale ,$(LANGUAGES)) --add-location file --no-obsolete --no-wrap \
		--ignore var --ignore tests --ignore .venv
	@$(BIN)/python manage.py compilemessages --ignore .venv
