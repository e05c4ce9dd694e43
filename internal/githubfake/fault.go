package githubfake

import (
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// Fault is something that goes wrong with a request.
type Fault struct {
	// name is what the transcript calls it.
	name string
	// carried says that what was asked is done before the answer goes wrong.
	carried bool
	// stale is how many writes ago a list is from.
	stale int
	// answer sends something else than what would have been answered, which is
	// empty where nothing was carried out; nil sends that.
	answer func(w http.ResponseWriter, r *http.Request, would sent)
}

// sent is an answer as it leaves.
type sent struct {
	status int
	header http.Header
	body   []byte
}

func (a sent) send(w http.ResponseWriter) {
	for key, values := range a.header {
		w.Header()[key] = values
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body)
}

// Answer sends this and does nothing.
func Answer(status int, kind, body string) Fault {
	return Fault{name: "answered " + strconv.Itoa(status), answer: always(status, kind, body)}
}

// AnswerAfter does what was asked and then sends this.
func AnswerAfter(status int, kind, body string) Fault {
	fault := Answer(status, kind, body)
	fault.carried, fault.name = true, fault.name+" though it was carried out"
	return fault
}

func always(status int, kind, body string) func(http.ResponseWriter, *http.Request, sent) {
	return func(w http.ResponseWriter, _ *http.Request, _ sent) {
		sent{status, http.Header{"Content-Type": {kind}}, []byte(body)}.send(w)
	}
}

// Broken pages: what GitHub sends while it is out of order.
const (
	htmlKind   = "text/html; charset=utf-8"
	jsonKind   = "application/json; charset=utf-8"
	badGateway = "<html><body><h1>502 Bad Gateway</h1></body></html>\n"
)

// ServerError answers 500 and does nothing.
func ServerError() Fault {
	return Answer(http.StatusInternalServerError, jsonKind, `{"message": "Server Error"}`)
}

// BadGateway answers 502 with a page for people and does nothing.
func BadGateway() Fault { return Answer(http.StatusBadGateway, htmlKind, badGateway) }

// BadGatewayAfter does what was asked and then answers 502 with a page for people.
func BadGatewayAfter() Fault { return AnswerAfter(http.StatusBadGateway, htmlKind, badGateway) }

// Drop closes the connection without an answer and does nothing.
func Drop() Fault { return Fault{name: "dropped", answer: drop} }

// DropAfter does what was asked and then closes the connection without an answer.
func DropAfter() Fault {
	return Fault{name: "dropped though it was carried out", carried: true, answer: drop}
}

func drop(http.ResponseWriter, *http.Request, sent) { panic(http.ErrAbortHandler) }

// HalfAfter does what was asked and then closes the connection in the middle of
// the answer.
func HalfAfter() Fault {
	return Fault{name: "half an answer though it was carried out", carried: true, answer: func(w http.ResponseWriter, _ *http.Request, would sent) {
		would.header.Set("Content-Length", strconv.Itoa(len(would.body)+1))
		would.body = would.body[:len(would.body)/2]
		would.send(w)
		if flusher, ok := w.(http.Flusher); ok {
			flusher.Flush()
		}
		panic(http.ErrAbortHandler)
	}}
}

// RateLimit says how requests are refused for being too many. Fields that are
// zero send no header.
type RateLimit struct {
	// Status is 403 or 429; 0 means 403.
	Status     int
	RetryAfter time.Duration
	// Reset is when requests are taken again; it comes with none remaining.
	Reset time.Time
	// Secondary words it as the limit on many requests in a short time.
	Secondary bool
}

// Limited refuses by a rate limit, as described at
// https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api.
func Limited(limit RateLimit) Fault {
	status, message := limit.Status, "API rate limit exceeded for installation."
	if status == 0 {
		status = http.StatusForbidden
	}
	if limit.Secondary {
		message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
	}
	header := http.Header{"Content-Type": {jsonKind}}
	if limit.RetryAfter > 0 {
		header.Set("Retry-After", strconv.Itoa(int(limit.RetryAfter/time.Second)))
	}
	if !limit.Reset.IsZero() {
		header.Set("X-Ratelimit-Remaining", "0")
		header.Set("X-Ratelimit-Reset", strconv.FormatInt(limit.Reset.Unix(), 10))
	}
	body := fmt.Appendf(nil, `{"message": %q, "documentation_url": "https://docs.github.com/rest"}`, message)
	return Fault{name: "limited", answer: func(w http.ResponseWriter, _ *http.Request, _ sent) {
		sent{status, header, body}.send(w)
	}}
}

// Redirect sends the caller to another address, which may be of another host, and
// does nothing. {path} in it stands for the path and query of the request.
func Redirect(status int, address string) Fault {
	return Fault{name: "redirected", answer: func(w http.ResponseWriter, r *http.Request, _ sent) {
		header := http.Header{"Location": {replaced(address, r.URL.RequestURI())}, "Content-Type": {jsonKind}}
		sent{status, header, []byte(`{"message": "Moved Permanently"}`)}.send(w)
	}}
}
