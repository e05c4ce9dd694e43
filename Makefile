# What there is to do here; `make` lists it.
.DEFAULT_GOAL := help
.PHONY: help plan slowest test lint fmt bench fuzz docs picture build endtoend reproducible release-dry-run release-tools openapi vulnerabilities regal

# Tools that are run, not imported; pinned so that everyone sees the same.
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.7.0
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0
ACTIONLINT := github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
GORELEASER := github.com/goreleaser/goreleaser/v2@v2.16.0
CYCLONEDX := github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.9.0
REGAL := github.com/open-policy-agent/regal@v0.42.0

FUZZTIME ?= 30s

help: ## List what there is to do
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

build: ## Build the program into ./dgcheck
	go build -trimpath -o dgcheck ./cmd/dgcheck

test: ## Run every test
	go test ./...

endtoend: ## Run the action in workflows, as GitHub would; takes a minute or two
	DGCHECK_ENDTOEND=1 go test ./internal/endtoend -count=1

reproducible: ## Build the last commit twice and compare
	bash .ci/reproducible

release-dry-run: ## Make a release without GitHub, twice, and compare; needs goreleaser and cyclonedx-gomod
	bash .ci/release-dry-run

release-tools: ## Install what release-dry-run needs
	go install $(GORELEASER)
	go install $(CYCLONEDX)

lint: ## Check format, vet, staticcheck and workflows; Rego format is a test
	@test -z "$$(gofmt -l .)" || { echo "run make fmt:"; gofmt -l .; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...
	go run $(ACTIONLINT) .github/workflows/*.yml docs/workflows/*.yml

regal: ## Lint the policies; what is off is in .regal/config.yaml
	go run $(REGAL) lint policies

vulnerabilities: ## Look for known vulnerabilities in what is called; needs the network
	go run $(GOVULNCHECK) ./...

fmt: ## Format Go and Rego
	gofmt -w .
	go test ./policies -run TestRegoIsFormatted -update

plan: ## Plan the policies again, after any change of their Rego
	go test ./internal/plan -run TestPlanIsCurrent -update

docs: ## Write the generated pages and the golden files again
	go test ./internal/docsgen ./internal/command -update

openapi: ## Write what tests hold GitHub to again, from its own description; needs Node
	cd internal/githubfake/openapi && npm ci --ignore-scripts && node trim.mjs && node events.mjs

picture: ## Take the pictures of pages again; needs Chromium and pngquant
	docs/images/scorecard.sh
	docs/images/portfolio.sh

bench: ## Measure speed; see docs/performance.md
	go test ./internal/... -run '^$$' -bench . -benchmem
	go run ./internal/bench

slowest: ## List the twenty tests that take longest; runs all of them
	go test -count=1 -v ./... | grep -E "^ *--- (PASS|FAIL)" | sed -E "s/^ *--- (PASS|FAIL): (.*) \(([0-9.]+)s\)/\3 s  \2/" | sort -rn | head -n 20

fuzz: ## Run every fuzz target for FUZZTIME each
	@for package in $$(go list ./internal/...); do \
	  for target in $$(go test $$package -list '^Fuzz' | grep '^Fuzz'); do \
	    echo "$$package $$target"; \
	    go test $$package -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) || exit 1; \
	  done; \
	done
