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
	// permission is the permission that a workflow's token needs, for error messages. A
	// read that only prepares a write names the permission for the write, because a
	// token without the one for reading lacks that one too.
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

// one sends the request that what describes, and decodes the answer, which is a single
// object. known reports whether the object has the fields that every caller needs. seen
// converts it to the type that the package exports.
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

// about returns an error if GitHub cannot have the repository, or if holds is false. In
// the second case, otherwise is the reason. The caller then does not send the request.
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
