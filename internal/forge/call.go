package forge

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// call is one request to GitHub.
type call struct {
	method, path string
	body         any
	// doing completes "could not …".
	doing string
	// permission is the permission that a workflow's token needs. A read that
	// prepares a write names the permission to write, since the token lacks
	// that too.
	permission string
	// once is set if the request is not idempotent.
	once bool
}

// The permissions of a workflow's token
// (https://docs.github.com/actions/writing-workflows/workflow-syntax-for-github-actions#permissions).
const (
	writeChecks  = "checks: write"
	WriteIssues  = "issues: write"
	WritePulls   = "pull-requests: write"
	readPulls    = "pull-requests: read"
	readMembers  = "members: read"
	readContents = "contents: read"
)

func (w call) writes() bool { return w.method != http.MethodGet }

// answered reports whether the answer has a body. Only that of a DELETE has
// none.
func (w call) answered() bool { return w.method != http.MethodDelete }

// one sends what and decodes the single answer. known reports whether the
// answer has the fields that every caller needs. seen converts it.
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

// lacking is the reason if an answer is valid JSON but cannot be used.
const lacking = "the answer lacks what GitHub always gives"

// about returns an error if the repository cannot exist or if holds is false;
// otherwise is the reason in the latter case. Such a request is not sent.
func (w call) about(repository Repository, holds bool, otherwise string) error {
	switch {
	case !repository.valid():
		return w.invalid("the name of the repository is none")
	case !holds:
		return w.invalid(otherwise)
	}
	return nil
}

// given returns nil for a zero value, so that it is left out of the request.
func given[T comparable](value T) *T {
	var empty T
	if value == empty {
		return nil
	}
	return &value
}

// invalid returns the error for a request that was not sent.
func (w call) invalid(why string) error {
	return &Refusal{Kind: Invalid, Doing: w.doing, Said: why}
}

// unclear returns the error for an answer that cannot be understood. A write
// may nevertheless have been carried out.
func (w call) unclear(why string) error {
	if w.writes() {
		return w.lost(why)
	}
	return &Refusal{Kind: Strange, Doing: w.doing, Said: why}
}

// lost returns the error for an answer that did not arrive.
func (w call) lost(why string) error {
	return fmt.Errorf("could not %s: %w: %s. Run it again; if this goes on, look at https://www.githubstatus.com", w.doing, Lost, why)
}

// stopped returns the error for a request that was cancelled before it was
// sent.
func (w call) stopped(err error) error { return fmt.Errorf("could not %s: %w", w.doing, err) }

// brokenOff returns the error for a request that was cancelled before its
// answer arrived.
func (w call) brokenOff(err error) error {
	if w.writes() {
		return fmt.Errorf("could not %s: %w: %w", w.doing, Lost, err)
	}
	return w.stopped(err)
}
