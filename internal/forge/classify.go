package forge

import (
	"net/http"
	"strings"
)

// refusal returns the error for an answer with which GitHub refused the request.
func (w call) refusal(got answer) *Refusal {
	refusal := &Refusal{Kind: got.kind(), Doing: w.doing, Said: got.said, Status: got.status}
	if refusal.Kind == Forbidden && got.lacksPermission() || refusal.Kind == Missing && w.writes() {
		refusal.Permission = w.permission
	}
	return refusal
}

// kind returns why GitHub refused, from the status, the headers and the message.
func (a answer) kind() Kind {
	switch a.status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return Moved
	case http.StatusUnauthorized:
		return BadToken
	case http.StatusForbidden:
		return a.forbids()
	case http.StatusNotFound:
		return Missing
	case http.StatusGone:
		return Gone
	case http.StatusLocked:
		return Locked
	case http.StatusTooManyRequests:
		return Limited
	case http.StatusUnavailableForLegalReasons:
		return Forbidden
	}
	if a.status < http.StatusBadRequest {
		return Strange
	}
	return Invalid
}

// forbids returns why GitHub answered 403. That status has many reasons. A message that
// names the reason counts more than the headers about rate limits, which every answer
// has.
func (a answer) forbids() Kind {
	text := strings.ToLower(a.said)
	switch {
	case a.lacksPermission():
		return Forbidden
	case strings.Contains(text, "archived"):
		return Archived
	// The space matters: the message about a secondary rate limit contains "blocked".
	case strings.Contains(text, " locked"):
		return Locked
	case a.header.Get("Retry-After") != "", a.header.Get("X-RateLimit-Remaining") == "0",
		strings.Contains(text, "rate limit"), strings.Contains(text, "abuse detection"):
		return Limited
	}
	return Forbidden
}

// lacksPermission reports whether the message is about a missing permission, such as
// "Resource not accessible by integration" or "Must have push access".
func (a answer) lacksPermission() bool {
	text := strings.ToLower(a.said)
	return a.status == http.StatusForbidden &&
		(strings.Contains(text, "not accessible by") || strings.HasPrefix(text, "must have "))
}
