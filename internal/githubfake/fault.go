package githubfake

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Fault is a way in which a request goes wrong.
type Fault struct {
	// name is the name of the fault in the transcript.
	name string
	// carried is set if the server carries out the request although the answer goes
	// wrong.
	carried bool
	// stale is how many writes old the state is from which a read is answered. If 0, it
	// is the current state.
	stale int
	// answer sends the faulty answer. Its last argument is the answer that would be
	// sent without the fault, or empty if the request was not carried out. If the field
	// answer is nil, the answer without the fault is sent.
	answer func(w http.ResponseWriter, r *http.Request, would sent)
}

// sent is an encoded answer.
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

// Answer answers with a status, a content type and a body, without carrying out the
// request.
func Answer(status int, kind, body string) Fault {
	return Fault{name: "answered " + strconv.Itoa(status), answer: always(status, kind, body)}
}

// AnswerAfter carries out the request, but answers with a status, a content type and a
// body.
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

// Content types, and the page that GitHub sends when a server behind its proxy fails.
const (
	htmlKind   = "text/html; charset=utf-8"
	jsonKind   = "application/json; charset=utf-8"
	badGateway = "<html><body><h1>502 Bad Gateway</h1></body></html>\n"
)

// ServerError answers 500 without carrying out the request.
func ServerError() Fault {
	return Answer(http.StatusInternalServerError, jsonKind, `{"message": "Server Error"}`)
}

// BadGateway answers 502 with an HTML page, without carrying out the request.
func BadGateway() Fault { return Answer(http.StatusBadGateway, htmlKind, badGateway) }

// BadGatewayAfter carries out the request, but answers 502 with an HTML page.
func BadGatewayAfter() Fault { return AnswerAfter(http.StatusBadGateway, htmlKind, badGateway) }

// Drop closes the connection without an answer and without carrying out the request.
func Drop() Fault { return Fault{name: "dropped", answer: drop} }

// DropAfter carries out the request, but closes the connection without an answer.
func DropAfter() Fault {
	return Fault{name: "dropped though it was carried out", carried: true, answer: drop}
}

func drop(http.ResponseWriter, *http.Request, sent) { panic(http.ErrAbortHandler) }

// HalfAfter carries out the request, but closes the connection in the middle of the
// answer.
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

// RateLimit describes an answer that refuses a request because of a rate limit. If
// RetryAfter or Reset is zero, the header for it is not sent.
type RateLimit struct {
	// Status is 403 or 429. If 0, it is 403.
	Status     int
	RetryAfter time.Duration
	// Reset is the time from which GitHub accepts requests again. If it is set, the
	// answer also says that no requests remain.
	Reset time.Time
	// Secondary is set if the message is that of the secondary limit, which is about
	// many requests in a short time.
	Secondary bool
}

// Limited refuses the request because of a rate limit, as
// https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
// describes.
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

// Redirect answers with a redirect to an address, which may be on another host, without
// carrying out the request. The text {path} in the address is replaced by the path and
// query of the request.
func Redirect(status int, address string) Fault {
	return Fault{name: "redirected", answer: func(w http.ResponseWriter, r *http.Request, _ sent) {
		header := http.Header{"Location": {replaced(address, r.URL.RequestURI())}, "Content-Type": {jsonKind}}
		sent{status, header, []byte(`{"message": "Moved Permanently"}`)}.send(w)
	}}
}

func replaced(address, path string) string { return strings.ReplaceAll(address, "{path}", path) }

// NullList answers with the JSON value null instead of a list, without carrying out the
// request.
func NullList() Fault { return Answer(http.StatusOK, jsonKind, "null") }

// ObjectForList answers with a JSON object instead of a list, without carrying out the
// request.
func ObjectForList() Fault {
	return Answer(http.StatusOK, jsonKind, `{"message": "not a list"}`)
}

// Stale answers a read from an old state, as GitHub does if one of its replicas is
// behind. The old state lacks the given number of the latest writes.
func Stale(writes int) Fault {
	return Fault{name: fmt.Sprintf("%d writes behind", writes), carried: true, stale: writes}
}

// NextToSelf answers a list with a Link header that names the same page as the next
// one.
func NextToSelf() Fault {
	return Fault{name: "next page is itself", carried: true, answer: func(w http.ResponseWriter, r *http.Request, would sent) {
		query := r.URL.Query()
		if query.Get("page") == "" {
			query.Set("page", strconv.Itoa(1))
		}
		self := url.URL{Scheme: "http", Host: r.Host, Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: query.Encode()}
		would.header.Set("Link", fmt.Sprintf(`<%s>; rel="next"`, self.String()))
		would.send(w)
	}}
}
