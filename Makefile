# Everything a person does is a target here; CI runs the same ones. Bare `make` lists them.

UV_VERSION := 0.13.9
UV := UV_PYTHON_DOWNLOADS=never .uv/bin/uv
# Below this folder too, unless you share one among projects.
UV_CACHE_DIR ?= $(CURDIR)/.uv/cache
export UV_CACHE_DIR
RUN := $(UV) run --locked
# The AWS emulator has an environment and a lock of its own, see infra/emulator/pyproject.toml.
EMULATOR := UV_PROJECT_ENVIRONMENT="$(CURDIR)/.uv/emulator" $(UV) sync --locked --quiet --inexact --project infra/emulator
PORT ?= 8080
DATA ?= data
OUT ?= build/site
N ?= 2000

# A variable as the shell is to see it: as it was typed, in one piece.
quoted = '$(subst ','\'',$(value $(1)))'

.DEFAULT_GOAL := help
.PHONY: help setup run unit test mutants tools lighthouse screenshots artifact converge bench costs storm coldstart claims check format build clean golden schema

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

setup: .uv/bin/uv ## install everything, below this folder only
	@$(UV) sync --locked --quiet
	@$(EMULATOR) --group test

# --target keeps uv out of the system's packages, and needs neither root nor venv.
.uv/bin/uv:
	@python3 -m pip install --quiet --no-cache-dir --disable-pip-version-check --root-user-action ignore --target .uv uv==$(UV_VERSION)

# Installs what running needs and takes nothing away. Without uv or a shell between: they would not
# pass on the signals that end make, and the parent is watched for the one that nobody sees.
run: .uv/bin/uv ## start the embedded cloud, publish data/, serve the site (PORT=8080)
	@$(UV) sync --locked --quiet --inexact --no-default-groups --group functions
	@$(EMULATOR)
	@exec .venv/bin/factowiki run --port=$(call quoted,PORT) --parent $$PPID -- $(call quoted,DATA)

build: setup ## build the site in a folder, without AWS (OUT=build/site)
	@$(RUN) factowiki build --out=$(call quoted,OUT) -- $(call quoted,DATA)

artifact: setup ## put what the functions need into build/function, for AWS Lambda
	@$(RUN) factowiki artifact
	@$(UV) export --locked --only-group functions --quiet --output-file build/requirements.txt
	@$(UV) pip install --quiet --target build/function --python-version 3.13 \
	  --python-platform aarch64-manylinux2014 --only-binary :all: -r build/requirements.txt
	@$(RUN) python -m factowiki.local.package.trimming
	@$(RUN) python -m factowiki.local.package.bytecode

converge: setup ## simulate N schedules of everything that can go wrong, or replay one (N=20000, SEED=…, ONLY=late,crashes)
	@PYTHONPATH=functions:. $(RUN) python -m tests.convergence $(if $(SEED),--seed $(SEED),--schedules $(N)) $(if $(ONLY),--only $(ONLY))

bench: setup ## compare the full build with Hugo, Pelican and Eleventy (N=1000; default: 1000 and 10000)
	@mkdir -p build/bench
	@PYTHONPATH=functions:. $(RUN) python -m tests.benchmarks --json build/bench/benchmark.json \
	  --chart build/bench/benchmark.svg $(if $(filter-out file,$(origin N)),--ingredients $(N))

costs: setup ## simulate sites of 10,000 and 100,000 records and tell what they cost (or N=…), see docs/costs.md
	@PYTHONPATH=functions:. $(RUN) python -m tests.costs \
	  $(if $(filter-out file,$(origin N)),--records $(N),--records 10000 --records 100000 --extrapolate 1000000)

storm: setup ## deploy a new design and a new parser on large sites, on a virtual clock (N=30000 and 100000)
	@PYTHONPATH=functions:. $(RUN) python -m tests.costs.storm $(if $(filter-out file,$(origin N)),--records $(N))

coldstart: setup ## measure how long each function takes until it is ready (N=20 runs)
	@PYTHONPATH=functions:. $(RUN) python -m tests.coldstart $(if $(filter-out file,$(origin N)),--runs $(N))

# No folder of tests that need an emulator, a browser or a network; `tests.alone` sees to the rest.
UNIT := $(wildcard $(addprefix tests/,records catalog pages theme engine rules))

unit: setup ## run the tests that need 15 seconds, and neither sockets nor processes
	@$(RUN) pytest -p tests.alone -m "not slow" $(UNIT)

test: setup ## run the whole test suite
	@$(RUN) pytest

mutants: setup ## see which faults in engine/ and catalog/ no unit test notices (ONLY='*.address.*'), see docs/mutants.md
	@$(UV) sync --locked --quiet --inexact --group mutants
	@mkdir -p build/mutants
	@ln -sfn ../../functions build/mutants/src
	@ln -sfn ../../tests ../../templates ../../pyproject.toml build/mutants
	@cd build/mutants && ../../.venv/bin/mutmut run $(if $(ONLY),$(call quoted,ONLY)) && ../../.venv/bin/mutmut results

tools: ## install what the tests in a browser need (with apt-get, as root on Debian, and npm)
	@tests/browser/install

lighthouse: setup ## see that Lighthouse gives every kind of page 98 or more (needs `make tools`)
	@CI=1 $(RUN) pytest -n 0 tests/browser/lighthouse.py

claims: setup ## tell how well the linter for claims judges a file of sentences (CASES=FILE; default: our own)
	@PYTHONPATH=functions:. $(RUN) python -m tests.records.claims -- $(if $(CASES),$(call quoted,CASES))

check: setup ## lint, types, templates, infrastructure
	@$(RUN) ruff check
	@$(RUN) ruff format --check
	@$(RUN) mypy functions tests
	@$(RUN) cfn-lint infra/template.yaml

golden: setup ## approve the pages as they are now
	@UPDATE_GOLDEN=1 $(RUN) pytest tests/pages/test_golden.py

screenshots: setup ## approve the looks of the pages as they are now (needs `make tools`)
	@CI=1 UPDATE_SCREENSHOTS=1 $(RUN) pytest -n 0 tests/browser/test_looks.py

schema: setup ## write data/schema/ anew, after a change of the records
	@$(RUN) factowiki schema data/schema

format: setup ## format the code
	@$(RUN) ruff check --fix
	@$(RUN) ruff format

clean: ## remove everything that was installed or built here
	rm -rf .venv .uv build tests/browser/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
