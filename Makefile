# Two commands: `make demo` opens the product, `make test` runs every test.
# Each builds .venv from its lock when that is missing or stale, with uv where present and pip otherwise.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
PORT ?= 8000
# programs that are started are compiled once, whatever the shell says
unexport PYTHONDONTWRITEBYTECODE
# tests wait for servers and browsers: one worker more than cores keeps the cores at work
WORKERS ?= $$(( $$(getconf _NPROCESSORS_ONLN) + 1 ))

.PHONY: demo test long coverage faults axe hindcast pictures check bundle bench lock handbook clean help

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.runtime ## compute the sample town's study and open the product on http://127.0.0.1:8000
	$(BIN)/sosei demo --port $(PORT)

test: $(VENV)/.test chromium ## run the tests but the long ones, and what `make check` does beside them
	@$(MAKE) --no-print-directory --jobs 2 every_test check

.PHONY: every_test
every_test:
	@# modules are compiled and assertions rewritten once, not by each worker at the same moment
	-@$(BIN)/python -m pytest --collect-only --quiet --quiet > /dev/null
	$(BIN)/python -m pytest -m "not long" --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

long: $(VENV)/.test chromium ## run the long tests: servers killed at work, a full disk, PostgreSQL, axe on every page
	$(BIN)/python -m pytest -m long --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

coverage: $(VENV)/.test chromium ## run every test under measurement of branch coverage: twice the time
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --cov --cov-report=term

faults: $(VENV)/.test ## kill the server at work, take its database and disk away, set its clock back; SQLite and PostgreSQL
	SOSEI_FAULTS=1 $(BIN)/python -m pytest tests/web/reviews/test_killed.py tests/web/data/test_killed.py tests/web/backup/test_killed.py \
		tests/web/health/test_database_gone.py tests/web/health/test_disk_full.py tests/web/clock \
		tests/unit/library/test_processes.py tests/web/jobs/test_real_processes.py

axe: $(VENV)/.test chromium ## axe on every page in both languages, for those who may open it and for nobody
	SOSEI_AXE=1 $(BIN)/python -m pytest tests/web/languages/test_accessible.py

hindcast: $(VENV)/.test ## write the tables of docs/methods/hindcast.md and ensemble.md from the censuses in SOSEI_SHARED
	$(BIN)/python -m tests.docs.hindcast

pictures: $(VENV)/.test chromium ## take the pictures of the main pages and documents anew: look at them before they are committed
	SOSEI_PICTURES=write $(BIN)/python -m pytest tests/browser/test_pictures.py

check: $(VENV)/.test ## formatting, lint, types, floors, licences and known weaknesses of libraries
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.audit.licences
	$(BIN)/python -m tests.audit.advisories

bundle: $(VENV)/.test ## one archive to install from on a closed network, into out
	$(BIN)/python -m tests.audit.bundle

bench: $(VENV)/.test ## measure; results go to benchmarks/results
	$(BIN)/python -m benchmarks

lock: ## write both locks anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
		--group build pyproject.toml -o requirements.lock $(LOCK_FLAGS)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
		--group build --group test --extra cluster -c requirements.lock pyproject.toml -o requirements-test.lock $(LOCK_FLAGS)

handbook: $(VENV)/.test ## write docs/handbook from the worked examples
	$(BIN)/python -m tests.docs.handbook

clean: ## remove the environment and everything generated
	rm -rf $(VENV) var out .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage

$(VENV)/.python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.runtime: requirements.lock pyproject.toml $(VENV)/.python
	$(call install,requirements.lock)
	@touch $@

$(VENV)/.test: requirements-test.lock pyproject.toml $(VENV)/.python
	$(call install,requirements-test.lock)
	@touch $@ $(VENV)/.runtime

ifneq ($(UV),)
define install
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes --no-deps -r $(1)
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
endef
else
define install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $(1)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endef
endif

.PHONY: chromium
chromium:
	@sh tests/browser/install_chromium.sh
