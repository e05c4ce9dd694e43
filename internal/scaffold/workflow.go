package scaffold

import (
	"regexp"
	"strings"
)

// WorkflowFile is the path of the workflow in a repository.
const WorkflowFile = ".github/workflows/dgcheck.yml"

// noCommit is the placeholder for the commit of a release.
const noCommit = "0000000000000000000000000000000000000000"

// workflow is the same text as docs/workflows/dgcheck.yml.
const workflow = `name: dgcheck
on: {push: {branches: [main]}, pull_request: {}, merge_group: {}, schedule: [{cron: "17 6 * * 1-5"}]}
permissions: {contents: read}
concurrency: {group: "dgcheck-${{ github.ref }}"}
jobs:
  dgcheck:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions: {contents: read, checks: write, pull-requests: write, issues: write}
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with: {fetch-depth: 0, persist-credentials: false}
      - uses: DEFRA/dgcheck@` + noCommit + ` # the commit of a release
`

var fullCommit = regexp.MustCompile(`^[0-9a-f]{40}$`)

// Workflow returns the workflow that runs the action at a commit. It reports false if
// commit is not a full one. Then the text has the placeholder, and a person has to
// write the commit.
func Workflow(commit string) (text string, complete bool) {
	if !fullCommit.MatchString(commit) || commit == noCommit {
		return workflow, false
	}
	return strings.Replace(workflow, noCommit, commit, 1), true
}
