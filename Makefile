# setpriv: when make itself is killed, the launcher is told and stops its services.
run = @setpriv --pdeathsig TERM sh deploy/local/run.sh

.PHONY: start dev reset test help

start: ## run the portal with its services and the demo school
	$(run) start

dev: ## the same with watch and reload
	$(run) start --watch

reset: ## wipe .data/
	$(run) reset

test: ## lint, unit, front-end, integration and end-to-end tests
	$(run) test

help:
	@sed -n 's/^\([a-z]*\): ## /make \1\t/p' Makefile
