# `make` reads data/raw into data/parsed. Everything else: `make help`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
MAX_LINES := 400
# pip warns of indexes that are out of reach and of editable installations as such: its errors alone are said.
ERRORS := --quiet --quiet --disable-pip-version-check
# Scans are read by the Vietnamese data of Tesseract, which is a package of the system; all else is read without it.
READS_SCANS := $(BIN)/python -m pipeline.recognition >/dev/null
DUTIES := tests/semantics/duties.txt tests/semantics/duties_more.txt tests/semantics/other_words/duties.json

.DEFAULT_GOAL := ingest
.PHONY: ingest report test browser bench bench-against bench-ingest bench-matrix slow train evaluate fuzz twins fmt golden lock samples screenshot help

ingest: $(READY)  ## read data/raw into data/parsed
	$(BIN)/plans ingest data/raw --out data/parsed --list

report: ingest  ## audit what was read and write the audit page to build/report
	$(BIN)/plans audit data/parsed
	$(BIN)/plans report data/parsed --out build/report

test: $(READY)  ## everything CI runs: format, lint, types, layers, file sizes, tests, notebooks
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	@find schemas parsers pipeline plans tests -name '*.py' -exec wc -l {} + \
	  | awk '$$2 != "total" && $$1 > $(MAX_LINES) { print $$2 ": " $$1 " lines, more than $(MAX_LINES)"; bad = 1 } END { exit bad }'
	$(BIN)/pytest -m "not slow and not alone" -rs --numprocesses auto --maxprocesses 4 --dist loadfile
	$(BIN)/pytest -m "not slow and alone" -rs

browser: $(READY)  ## the audit page in headless Chromium (Debian: apt install chromium)
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || { echo "the audit page is tested in Chromium; on Debian and Ubuntu: apt install chromium" >&2; exit 1; }
	$(BIN)/pytest -m browser tests/site tests/desk

slow: $(READY)  ## tests that render many documents through LibreOffice
	$(BIN)/pytest -m slow

bench: $(READY)  ## speed of the line, of the finders on hostile text, of audit, corrections and desk; FILES=folder adds your PDFs, PLANS=2000
	$(BIN)/python -m tests.bench.bench_line $(FILES)
	$(BIN)/python -m tests.bench.bench_finders
	$(BIN)/python -m tests.bench.bench_audit $(PLANS)
	$(BIN)/python -m tests.bench.bench_corrections
	$(BIN)/python -m tests.bench.bench_desk $(or $(PLANS),10000)

bench-ingest: $(READY)  ## a folder of generated plans into tables, beside another revision: REV=94e6943 PLANS=2000
	$(BIN)/python -m tests.bench.bench_ingest $(REV) $(PLANS)

bench-matrix: $(READY)  ## clusters of the tasks of many plans beside a comparison of all pairs; PLANS=500
	$(BIN)/python -m tests.bench.bench_matrix $(or $(PLANS),500)

bench-against: $(READY)  ## speed beside another revision: REV=94e6943 FILES="data/raw ../more"
	$(BIN)/python -m tests.bench.bench_against $(REV) $(FILES)

train: $(READY)  ## train the second reader on the gold; GOLD="../more" adds folders, FILES="../documents" theirs
	$(BIN)/python -m pipeline.training tests/gold $(sort $(dir $(wildcard tests/gold/unseen/*/*.json tests/gold/unseen/*/made/*.json))) \
	  $(GOLD) $(foreach folder,$(FILES),--files $(folder)) $(foreach table,$(DUTIES),--table $(table))

evaluate: $(READY)  ## score the reading of data/raw against tests/gold
	$(BIN)/plans evaluate tests/gold --by reader --cells tests/gold/cells.json

fuzz: $(READY)  ## mutated files of data/raw through workers and readers; FUZZ_CASES=20000, failing inputs in build/fuzz
	$(BIN)/python -m tests.fuzz.fuzz_readers build/fuzz

twins: $(READY)  ## do PDFs of a DOCX read like it? FOLDERS="data/raw ../more", PLANS=40, OPTIONS="--least 0.97"
	$(BIN)/python -m tests.twins $(or $(FOLDERS),data/raw) --plans $(or $(PLANS),40) $(OPTIONS)

fmt: $(READY)  ## format and fix what can be fixed
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

golden: $(READY)  ## rewrite golden files and what docs show of the program; review the diff as code
	$(BIN)/pytest -q --update-golden -m "not slow"

samples: $(READY)  ## make the documents of data/raw again
	$(BIN)/python -m tests.builders.build_samples
	$(BIN)/python -m tests.builders.gold

screenshot: $(READY)  ## docs/report.png, as the README shows it; needs Chromium
	$(BIN)/plans ingest data/raw --out build/samples --quiet
	$(BIN)/plans audit build/samples > build/audit.txt
	$(BIN)/plans report build/samples --out build/screenshot
	chromium --headless --no-sandbox --hide-scrollbars --log-level=3 --window-size=1366,820 --screenshot=docs/report.png \
	  build/screenshot/index.html

lock: $(READY)  ## renew requirements.lock from pyproject.toml, from the public index alone
	env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null $(BIN)/pip-compile --quiet \
	  --upgrade --extra dev --generate-hashes --strip-extras --allow-unsafe \
	  --no-emit-index-url --no-emit-find-links --output-file requirements.lock pyproject.toml

help:
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml setup.py parsers/layout/pdf/_bulk.c
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "plans needs Python 3.11 or newer as '$(PYTHON)'; try: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "plans needs the venv module of Python; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install $(ERRORS) --require-hashes -r requirements.lock
	$(BIN)/pip install $(ERRORS) --no-deps --no-build-isolation -e .
	@$(READS_SCANS) || { [ "$$(id -u)" = 0 ] && command -v apt-get && apt-get -qq update && apt-get -qq install -y tesseract-ocr-vie; } \
	  >/dev/null 2>&1; $(READS_SCANS) || echo "all but scans is read; for scans: $$($(BIN)/python -m pipeline.recognition)" >&2
	@touch $@
