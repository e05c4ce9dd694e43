package forge

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// call is one thing to be said to GitHub.
type call struct {
	method, path string
	body         any
	// doing completes "could not …".
	doing string
	// permission is what a workflow's token needs for it. What is read in order to
	// be written names the permission to write, which it lacks as well.
	permission string
	// once is for what would be there twice if it were said twice.
	once bool
}

// The permissions of a workflow's token
// (https://docs.github.com/actions/writing-workflows/workflow-syntax-for-github-actions#permissions).
const (
	writeChecks  = "checks: write"
	WriteIssues  = "issues: write"
	WritePulls   = "pull-requests: write"
	readContents = "contents: read"
)

func (w call) writes() bool { return w.method != http.MethodGet }

// answered says whether an answer has a body; only what removes has none.
func (w call) answered() bool { return w.method != http.MethodDelete }

// one says something and gives the one thing that is answered as we see it. known
// says whether it holds what nobody can do without.
func one[G, T any](ctx context.Context, c *Client, what call, known func(*G) bool, seen func(*G) T) (T, error) {
	var none T
	got, err := c.say(ctx, what)
	if err != nil {
		return none, err
	}
	var read *G
	if err := json.Unmarshal(got.body, &read); err != nil || read == nil || !known(read) {
		return none, what.unclear(lacking)
	}
	return seen(read), nil
}

// lacking is why an answer cannot be used that is JSON and no more.
const lacking = "the answer lacks what GitHub always gives"

// about holds what is to be said to what it is about: a repository that can be,
// and whatever else has to hold. What is not so is not sent.
func (w call) about(repository Repository, holds bool, otherwise string) error {
	switch {
	case !repository.valid():
		return w.invalid("the name of the repository is none")
	case !holds:
		return w.invalid(otherwise)
	}
	return nil
}

// given leaves out what is empty.
func given[T comparable](value T) *T {
	var empty T
	if value == empty {
		return nil
	}
	return &value
}

// invalid is an error for what is not even sent.
func (w call) invalid(why string) error {
	return &Refusal{Kind: Invalid, Doing: w.doing, Said: why}
}

// unclear is an error for an answer that cannot be understood: after a write, what
// was said may have been carried out.
func (w call) unclear(why string) error {
	if w.writes() {
		return w.lost(why)
	}
	return &Refusal{Kind: Strange, Doing: w.doing, Said: why}
}

// lost is an error for an answer that did not come.
func (w call) lost(why string) error {
	return fmt.Errorf("could not %s: %w: %s. Run it again; if this goes on, look at https://www.githubstatus.com", w.doing, Lost, why)
}

// stopped is an error for what was broken off before it was said.
func (w call) stopped(err error) error { return fmt.Errorf("could not %s: %w", w.doing, err) }

// brokenOff is an error for what was broken off before the answer came.
func (w call) brokenOff(err error) error {
	if w.writes() {
		return fmt.Errorf("could not %s: %w: %w", w.doing, Lost, err)
	}
	return w.stopped(err)
}
