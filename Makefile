# make start: set up what is missing and run.   make test: set up what is missing and check everything.
.PHONY: start test bench clean

start:
	@bin/setup base && exec .venv/bin/python manage.py serve

test:
	@bin/setup dev && bin/check

bench:
	@bin/setup dev && .venv/bin/python -m benchmarks

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
