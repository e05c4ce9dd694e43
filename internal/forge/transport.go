package forge

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

const (
	// patience is how long the client waits for one answer.
	patience = 30 * time.Second
	// maxAnswer is the largest answer that is read, in bytes. A page with 100 bodies of
	// 65,536 characters, at four bytes each, is smaller.
	maxAnswer = 32 << 20
	maxHeader = 1 << 20
)

// wire sends a single request to the host of the API and reads the answer. It never
// follows a redirect; its caller decides whether to.
type wire struct {
	host      *url.URL
	token     string
	transport http.RoundTripper
}

func newWire(host *url.URL, token string, transport http.RoundTripper) wire {
	if transport == nil {
		transport = &http.Transport{
			Proxy:                  http.ProxyFromEnvironment,
			ForceAttemptHTTP2:      true,
			TLSHandshakeTimeout:    10 * time.Second,
			IdleConnTimeout:        90 * time.Second,
			MaxResponseHeaderBytes: maxHeader,
		}
	}
	return wire{host: host, token: token, transport: transport}
}

// answer is an answer of GitHub that arrived completely.
type answer struct {
	from   *url.URL
	status int
	header http.Header
	body   []byte
	// said is GitHub's own message, if the answer is a refusal.
	said string
}

// lapse is the error if no usable answer arrived. Its only field is the reason in plain
// words.
type lapse struct{ why string }

func (l lapse) Error() string { return l.why }

// The reasons of a lapse that have a fixed wording.
const (
	tooLong  = "no answer came within 30 seconds"
	broke    = "the connection broke"
	tooLarge = "the answer was larger than any of GitHub's"
	notJSON  = "the answer was not JSON, or only a part of it"
)

// carry sends a request and reads the answer. The error is a lapse or, if the context
// is done, the context's error.
func (w wire) carry(ctx context.Context, request *http.Request) (answer, error) {
	// No caller passes such a request today, but the token must never go to another
	// host.
	if !sameHost(w.host, request.URL) {
		return answer{}, lapse{"the address belongs to another host"}
	}
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	request = request.WithContext(limited)
	if w.token != "" {
		request.Header.Set("Authorization", "Bearer "+w.token)
	}
	response, err := w.transport.RoundTrip(request)
	if err != nil {
		return answer{}, w.lapsed(ctx, limited, err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
	got := answer{from: request.URL, status: response.StatusCode, header: response.Header, body: body}
	if got.refused() {
		// The status alone shows the refusal, even if the body was lost.
		got.said = said(body, w.token)
		return got, nil
	}
	switch {
	case err != nil:
		return answer{}, w.lapsed(ctx, limited, err)
	case len(body) > maxAnswer:
		return answer{}, lapse{tooLarge}
	}
	return got, nil
}

// lapsed returns the error for an answer that did not arrive because of err. It is
// ctx's error if ctx is done. The context limited also ends when the time for this one
// request is over. If no connection was made, lapsed keeps the message of package net,
// which says what is wrong with the network.
func (w wire) lapsed(ctx, limited context.Context, err error) error {
	var network *net.OpError
	var certificate *tls.CertificateVerificationError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case limited.Err() != nil:
		return lapse{tooLong}
	case errors.As(err, &certificate),
		errors.As(err, &network) && (network.Op == "dial" || network.Op == "proxyconnect"):
		return lapse{"no connection could be made: " + cut(err.Error(), maxSaid)}
	}
	return lapse{broke}
}

// refused reports whether the status is not a success.
func (a answer) refused() bool { return a.status >= http.StatusMultipleChoices }

// fine reports whether the answer is a success. If awaited is set, the body must also
// be valid JSON.
func (a answer) fine(awaited bool) bool {
	return a.status >= http.StatusOK && !a.refused() && (!awaited || json.Valid(a.body))
}

// redirect returns the address that the answer redirects to, or nil if it is not a
// redirect. The argument from is the address of the request, to which the new address
// may be relative.
func (a answer) redirect(from *url.URL) *url.URL {
	switch a.status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		target, err := from.Parse(a.header.Get("Location"))
		if err == nil && a.header.Get("Location") != "" {
			return target
		}
	}
	return nil
}
