# The commands of this project; each sets up what it needs.
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

.PHONY: serve serve-production test check bench soak messages land cards

serve: .venv/served
	@INSECURE_HTTP=1 SITE_URL=$${SITE_URL:-http://$(HOST):$(PORT)} $(MANAGE) serve $(HOST):$(PORT)

serve-production: .venv/served
	@$(MANAGE) prepare
	@COLLECTED_STATIC=1 $(MANAGE) collectstatic --noinput --verbosity 0 --ignore redoc --ignore 'swagger-ui-es-*'
	@COLLECTED_STATIC=1 exec $(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) --no-ws \
		--workers $(WORKERS) --blocking-threads 4 --respawn-failed-workers --access-log config.wsgi:application

test: .venv/tested
	$(BIN)/pytest $(ARGS)

check: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint --check --lint --quiet templates
	DEBUG=0 INSECURE_HTTP=0 SITE_URL=https://example.org $(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run
	$(BIN)/python tests/messages.py

bench: .venv/tested
	$(BIN)/pytest tests/bench -o 'python_files=bench_*.py' -s $(ARGS)

soak: .venv/tested
	SOAK=1 $(BIN)/pytest tests/site tests/editorial/kill tests/editorial/test_concurrency.py $(ARGS)

# Gathers the texts of code and templates into locale/ and compiles them; needs gettext.
messages: .venv/tested
	$(MANAGE) makemessages --no-location --no-wrap -l vi -l zh_Hans -l zh_Hant -i .venv -i var -i tests
	$(MANAGE) compilemessages -i .venv -l vi -l zh_Hans -l zh_Hant

# Makes hubs/land.json, the coastlines of the locator map, anew; needs npm. See docs/map/README.md.
land: .venv/served
	@mkdir -p var/land
	@cd var/land && tar -xzf "$$(npm pack --silent world-atlas@2.0.2)"
	@$(BIN)/python docs/map/land.py var/land/package/land-50m.json hubs/land.json

# Draws the cards of shared links and the icons into static/; needs Chromium and fonts-noto-cjk.
cards: .venv/tested
	$(BIN)/python docs/cards/draw.py

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv

.venv/served: .venv/bin/python requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/tested: .venv/bin/python requirements.txt requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ .venv/served
