# poolbook: `make` alone lists what there is.

SHELL := /bin/sh
PREFIX ?= /usr/local
PROGRAM := $(CURDIR)/.build/release/poolbook
DATA := $(DESTDIR)$(PREFIX)/share
SHARE := $(DATA)/poolbook

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help packages build test lint deb fresh demo bench bench-drawdown test-pooler ledger bench-pooler chaos load fuzz install clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

packages: ## install what is missing from Debian's packages (asks sudo where not root)
	@.ci/packages

build: ## build the program for use: .build/release/poolbook
	swift build -c release --static-swift-stdlib --product poolbook

lint: ## check the layout of every Swift file
	swift format lint --strict -r Sources Tests Package.swift

test: packages lint build ## install what is missing, then run every test, on the program as it is installed
	swift build --build-tests
	POOLBOOK_PROGRAM=$(PROGRAM) .ci/test

demo: packages build ## set everything up and walk through the main job on a private server
	@config/sample/walk.sh $(PROGRAM)

bench: packages build ## measure reserving, finding, the reporter and ways out against the bare minimum of the same rows
	@sql/bench/run.sh $(PROGRAM)
	@sql/bench/find.sh $(PROGRAM)
	@sql/bench/conflicts.sh $(PROGRAM)
	@sql/bench/proposals.sh $(PROGRAM)

ledger: packages ## do random acts of money in a database and in a model of it, and compare: ACTS=100000 SEED=1
	swift build --build-tests
	POOLBOOK_LEDGER_ACTS=$(or $(ACTS),100000) POOLBOOK_LEDGER_SEED=$(SEED) \
	    swift test --skip-build --filter LedgerModelTests

chaos: packages build ## kill servers and clients and break connections, much longer than the tests do: SCALE=10 SEED=1
	swift build --build-tests
	POOLBOOK_PROGRAM=$(PROGRAM) POOLBOOK_CHAOS_SEED=$(SEED) \
	    POOLBOOK_CHAOS_SERVER_KILLS=$$((100 * $(or $(SCALE),1))) \
	    POOLBOOK_CHAOS_CLIENT_KILLS=$$((200 * $(or $(SCALE),1))) \
	    POOLBOOK_CHAOS_NETWORK_SEEDS=$$((500 * $(or $(SCALE),1))) \
	    POOLBOOK_CHAOS_LOST_ANSWERS=$$((1000 * $(or $(SCALE),1))) \
	    POOLBOOK_CHAOS_FAILOVERS=20 \
	    POOLBOOK_CHAOS_CLOCK_JUMPS=$$((50 * $(or $(SCALE),1))) \
	    POOLBOOK_CHAOS_POOLER_SECONDS=30 \
	    POOLBOOK_REPORTER_KILLS=200 POOLBOOK_HOSTILE=all \
	    swift test --skip-build --filter 'FaultTests|MigrationTests|ReporterTests|HostileTests'

load: packages build ## do all kinds of acts at once, and see what grows: MINUTES=60
	swift build --build-tests
	POOLBOOK_CHAOS_LOAD_SECONDS=$$((60 * $(or $(MINUTES),60))) swift test --skip-build --filter MixedLoadTests

fuzz: packages ## send random texts to every parser of what people send, each for SECONDS=60
	@Tests/Fuzz/run.sh $(or $(SECONDS),60)

bench-pooler: packages ## measure a mixed load through PgBouncer beside without it, in turn: SECONDS=20
	swift build --build-tests
	POOLBOOK_CHAOS_POOLER_SECONDS=$(or $(SECONDS),20) POOLBOOK_CHAOS_POOLER_ROUNDS=5 \
	    swift test --skip-build --filter PoolerTests

test-pooler: packages build ## run the end-to-end tests of all commands through PgBouncer in transaction mode
	swift build --build-tests
	POOLBOOK_PROGRAM=$(PROGRAM) POOLBOOK_POOLER=all swift test --skip-build --filter EndToEndTests

bench-drawdown: packages build ## measure reports, proof and posting over ten million entries
	@sql/bench/drawdown.sh $(PROGRAM)

install: ## install what `make build` made under PREFIX (default: /usr/local)
	@test -x $(PROGRAM) || { echo "poolbook: not built yet; run first: make build" >&2; exit 1; }
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/poolbook
	@for kind in sql config; do \
	    test -d $$kind || continue; \
	    find $$kind -type f ! -perm -u+x -exec install -D -m 644 {} $(SHARE)/{} \; ; \
	    find $$kind -type f -perm -u+x -exec install -D -m 755 {} $(SHARE)/{} \; ; \
	done
	@# The program writes its own manual and completion scripts; the scripts go where Debian's shells look.
	@$(PROGRAM) manual $(DATA)/man/man1 --locale en
	@$(PROGRAM) manual $(DATA)/man/zh_CN/man1 --locale zh-Hans
	@mkdir -p $(DATA)/bash-completion/completions $(DATA)/zsh/site-functions $(DATA)/fish/vendor_completions.d
	@$(PROGRAM) completion bash > $(DATA)/bash-completion/completions/poolbook
	@$(PROGRAM) completion zsh > $(DATA)/zsh/site-functions/_poolbook
	@$(PROGRAM) completion fish > $(DATA)/fish/vendor_completions.d/poolbook.fish
	@chmod 644 $(DATA)/man/man1/poolbook*.1 $(DATA)/man/zh_CN/man1/poolbook*.1 \
	    $(DATA)/bash-completion/completions/poolbook $(DATA)/zsh/site-functions/_poolbook \
	    $(DATA)/fish/vendor_completions.d/poolbook.fish
	@echo "poolbook: installed under $(DESTDIR)$(PREFIX)"

deb: packages build ## build the Debian package that officers install: .build/poolbook_VERSION_ARCHITECTURE.deb
	@.ci/deb $(PROGRAM) .build

fresh: packages build ## install the package in a minimal Debian system of its own, and walk through a first day there
	swift build --build-tests
	@.ci/fresh

clean: ## remove what the build made
	swift package clean
