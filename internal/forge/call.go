package forge

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// call describes one request to GitHub.
type call struct {
	method, path string
	body         any
	// doing says what the request does. It completes "could not …", for example "create
	// the comment".
	doing string
	// permission is the permission of a workflow's token that an error message names.
	// For a read that only prepares a write, it is the permission for writing, because
	// a token that cannot read cannot write either.
	permission string
	// once is set if the request must not be sent twice, because each one would make or
	// append something.
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

// answered reports whether GitHub's answer has a body. All answers have one, except
// those to DELETE.
func (w call) answered() bool { return w.method != http.MethodDelete }

// one sends a request and decodes the answer, which is a single object. The function
// known reports whether the object has the fields that every caller needs; if not, one
// returns an error. The function seen converts the object, of go-github's type G, to T,
// which is usually a type of this package.
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

// lacking is the reason in the error if an answer is valid JSON but lacks a field that
// every caller needs.
const lacking = "the answer lacks what GitHub always gives"

// about checks a request before it is sent. It returns an error if GitHub cannot have a
// repository of this name. It also returns an error if holds is false: the caller has
// then found another argument to be wrong, and gives the reason in the argument
// otherwise.
func (w call) about(repository Repository, holds bool, otherwise string) error {
	switch {
	case !repository.valid():
		return w.invalid("the name of the repository is none")
	case !holds:
		return w.invalid(otherwise)
	}
	return nil
}

// given returns a pointer to value, or nil if value is the zero value. The JSON encoder
// then leaves the field out of the request.
func given[T comparable](value T) *T {
	var empty T
	if value == empty {
		return nil
	}
	return &value
}

// invalid returns the error for a request that is wrong and was therefore not sent.
func (w call) invalid(why string) error {
	return &Refusal{Kind: Invalid, Doing: w.doing, Said: why}
}

// unclear returns the error for an answer that cannot be understood. If the request is
// a write, the error is Lost, because GitHub may have carried it out.
func (w call) unclear(why string) error {
	if w.writes() {
		return w.lost(why)
	}
	return &Refusal{Kind: Strange, Doing: w.doing, Said: why}
}

// lost returns the error for a request whose answer did not arrive.
func (w call) lost(why string) error {
	return fmt.Errorf("could not %s: %w: %s. Run it again; if this goes on, look at https://www.githubstatus.com", w.doing, Lost, why)
}

// stopped returns the error for a request that was not sent because the context was
// done.
func (w call) stopped(err error) error { return fmt.Errorf("could not %s: %w", w.doing, err) }

// brokenOff returns the error for a request that was sent, but whose answer did not
// arrive before the context was done.
func (w call) brokenOff(err error) error {
	if w.writes() {
		return fmt.Errorf("could not %s: %w: %w", w.doing, Lost, err)
	}
	return w.stopped(err)
}
