package internal_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestD6WorkflowsArePinnedAndBounded checks the GitHub workflows: every action is
// pinned to a commit, the default permission is to read the contents, every job has a
// timeout, and no workflow runs on pull_request_target.
func TestD6WorkflowsArePinnedAndBounded(t *testing.T) {
	workflows, err := filepath.Glob("../.github/workflows/*.yml")
	if err != nil || len(workflows) < 5 {
		t.Fatalf("workflows: %v, %v", workflows, err)
	}
	uses := regexp.MustCompile(`(?m)^\s*(?:- )?uses: +(\S+)(.*)$`)
	pinned := regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40}$`)
	version := regexp.MustCompile(`^ # v\d+\.\d+\.\d+$`)
	job := regexp.MustCompile(`(?m)^  [a-z-]+:\n`)
	for _, file := range append(workflows, "../action.yml", "../publish/action.yml") {
		text := read(t, file)
		for _, use := range uses.FindAllStringSubmatch(text, -1) {
			if !strings.HasPrefix(use[1], "./") && (!pinned.MatchString(use[1]) || !version.MatchString(use[2])) {
				t.Errorf("%s: %s is not pinned by its commit with the version behind it", file, strings.TrimSpace(use[0]))
			}
		}
		if !strings.Contains(file, "workflows") {
			continue
		}
		if !strings.Contains(text, "\npermissions:\n  contents: read\n\n") {
			t.Errorf("%s: the permissions at the top are not to read the contents and nothing else", file)
		}
		_, jobs, _ := strings.Cut(text, "\njobs:\n")
		if n, bounded := len(job.FindAllString(jobs, -1)), strings.Count(jobs, "\n    timeout-minutes: "); n == 0 || n != bounded {
			t.Errorf("%s: %d jobs, of which %d have a timeout", file, n, bounded)
		}
		if strings.Contains(text, "pull_request_target") {
			t.Errorf("%s: it runs with rights for whoever opens a pull request", file)
		}
	}
}

func TestD6WhatLooksAfterTheSupplyChainIsThere(t *testing.T) {
	for file, says := range map[string][]string{
		"../.github/workflows/nightly.yml": {"schedule:", "make vulnerabilities", "make fuzz FUZZTIME=30s", "make release-dry-run", "TestEveryRuleDecides|TestASilentRuleIsAnError"},
		"../.github/workflows/codeql.yml":  {"github/codeql-action/init@", "github/codeql-action/analyze@", "language: go", "security-events: write"},
		"../.github/dependabot.yml":        {"package-ecosystem: gomod", "package-ecosystem: github-actions"},
		"../Makefile":                      {"golang.org/x/vuln/cmd/govulncheck@v", "-fuzztime $(FUZZTIME)"},
	} {
		text := read(t, file)
		for _, one := range says {
			if !strings.Contains(text, one) {
				t.Errorf("%s: it does not say %q", file, one)
			}
		}
	}
	mutations := read(t, "../policies/mutation_test.go")
	for _, name := range []string{"func TestEveryRuleDecides(", "func TestASilentRuleIsAnError("} {
		if !strings.Contains(mutations, name) {
			t.Errorf("there is no %s", name)
		}
	}
}

// TestD6AReleaseIsVerifiedBeforeItIsPublished checks that .ci/publish-release verifies
// a release before it publishes it, in the right order, and that the release is
// immutable afterwards.
func TestD6AReleaseIsVerifiedBeforeItIsPublished(t *testing.T) {
	script := read(t, "../.ci/publish-release")
	at := -1
	for _, step := range []string{"gh release download", "sha256sum --check --strict", "gh attestation verify", "gh release edit", ".immutable"} {
		next := strings.Index(script, step)
		if next < 0 || next < at {
			t.Fatalf("%q does not stand after what comes before it", step)
		}
		at = next
	}
	for _, asked := range []string{"--signer-workflow \"$repository/.github/workflows/release.yml\"", "--source-ref refs/heads/main", "set -euo pipefail"} {
		if !strings.Contains(script, asked) {
			t.Errorf("it does not ask for %s", asked)
		}
	}
	for file, says := range map[string]string{"../.github/workflows/release.yml": "attestations: read", "../.goreleaser.yaml": "draft: true"} {
		if !strings.Contains(read(t, file), says) {
			t.Errorf("%s does not say %q", file, says)
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
