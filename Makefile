# Two commands: `make demo` shows the product, `make test` proves it. The environment is .venv.

.DEFAULT_GOAL := help
.NOTPARALLEL:
PYTHON := .venv/bin/python
TESTS ?=

# Without kept bytecode every process that a test starts compiles all libraries anew: seconds each.
export PYTHONDONTWRITEBYTECODE :=

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

demo: runtime ## the whole product on this machine, without Telegram: two addresses are printed
	@exec .venv/bin/svod demo

run: runtime ## the bot and the panel with real Telegram (SVOD_BOT_TOKEN)
	@exec .venv/bin/svod run

test: dev style lint types contracts ## everything that must hold before a change is taken
	@SVOD_TEST_BROWSER="$$(scripts/browser)" SVOD_TEST_OFFICE="$$(scripts/office)" \
	    TMPDIR="$$(scripts/scratch)" $(PYTHON) -m pytest -n 2 --dist worksteal -m "not soak" $(TESTS)

style: dev
	$(PYTHON) -m ruff format --check --output-format concise .

lint: dev ## ruff
	$(PYTHON) -m ruff check .

types: dev ## mypy --strict
	$(PYTHON) -m mypy

contracts: dev ## which package may import which
	.venv/bin/lint-imports --no-cache --no-logo

unit: dev ## the tests without the browser (TESTS=tests/domain to choose)
	TMPDIR="$$(scripts/scratch)" $(PYTHON) -m pytest -n 2 --dist worksteal -m "not soak and not browser" $(TESTS)

browser: dev ## the tests of the pages in a real Chromium
	SVOD_TEST_BROWSER="$$(scripts/browser)" $(PYTHON) -m pytest -m "browser and not soak" $(TESTS)

office: dev ## workbooks recalculated by LibreOffice, which is installed when it may be
	SVOD_TEST_OFFICE="$$(scripts/office --install)" $(PYTHON) -m pytest -m office $(TESTS)

PROPERTIES := tests/survey_defs/workbook/test_opening.py \
	tests/survey_defs/workbook/test_round_trip.py tests/survey_defs/workbook/test_xpath.py \
	tests/survey_defs/test_properties.py tests/survey_defs/test_paths.py \
	tests/survey_defs/test_reading.py tests/survey_defs/test_bad_expressions.py \
	tests/survey_defs/test_checking_anything.py tests/survey_defs/test_never_asked.py \
	tests/survey_defs/test_ladder_checks.py \
	tests/domain/filling/test_truth.py tests/domain/season/test_rescoring.py \
	tests/domain/season/test_ladder_whatever.py \
	tests/domain/season/test_hands_whatever.py tests/domain/season/test_moves_whatever.py \
	tests/domain/season/test_moving_whatever.py

soak: dev ## the long tests: 200 kills (SVOD_SOAK), then the property tests with many more examples
	$(PYTHON) -m pytest -m soak --timeout 0 $(TESTS)
	SVOD_FUZZ=$${SVOD_FUZZ:-30} $(PYTHON) -m pytest -n 2 -m "not soak" --timeout 0 $(PROPERTIES)

bench: dev ## measurements as JSON lines
	@$(PYTHON) -m bench

outlines: dev ## take the golden outlines of the shipped questionnaires anew; look at the diff
	@for file in survey_defs/content/*.yaml; do code=$$(basename $$file .yaml); \
	    .venv/bin/svod outline $$code > tests/survey_defs/outlines/$$code.txt || exit 1; done

golden: dev ## take the pictures of the main pages anew (tests/panel/pictures); look at the diff
	@rm -f tests/panel/pictures/*.png
	@SVOD_TAKE_GOLDEN=1 SVOD_TEST_BROWSER="$$(scripts/browser)" \
	    $(PYTHON) -m pytest -q tests/panel/test_pictures.py -k main_pages

pictures: dev ## photograph the demonstration for the guides
	@SVOD_TEST_BROWSER="$$(scripts/browser)" $(PYTHON) -m scripts.pictures

format: dev ## put the source in order
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

audit: dev ## known holes in what we depend on (asks the package index)
	$(PYTHON) -m pip_audit --require-hashes --disable-pip -r requirements/runtime.txt

COMPILE := .tools/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header
UPGRADE ?=

requirements: dev ## pin and hash requirements/*.in (UPGRADE=--upgrade to take newer ones)
	for name in tools runtime dev; do \
	    $(COMPILE) $(UPGRADE) requirements/$$name.in -o requirements/$$name.txt || exit 1; done

runtime:
	@scripts/setup --runtime

dev:
	@scripts/setup --dev

.PHONY: help demo run test style lint types contracts unit browser office soak bench outlines golden pictures \
	format audit requirements runtime dev
