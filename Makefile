# Each target is a task of packaging/tasks.py, which Windows calls without make.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null \
	&& echo $$p && break; done || true)
ifeq ($(PYTHON),)
$(error Sanctum needs Python 3.11, 3.12 or 3.13 with its venv module)
endif
TASKS = run dev demo engines test check soak format recognisers bundle gallery screenshots

.PHONY: help $(TASKS)
help:
	@$(PYTHON) packaging/tasks.py help || true
$(TASKS):
	@$(PYTHON) packaging/tasks.py $@ $(if $(and $(GPU),$(filter engines,$@)),GPU=$(GPU))
