# make start: set up what is missing and run.   make test: set up what is missing and check everything.
.PHONY: start test clean

start:
	@bin/setup base && exec .venv/bin/python manage.py serve

test:
	@bin/setup dev && bin/check

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
