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
	// patience is how long one answer may take.
	patience = 30 * time.Second
	// maxAnswer bounds an answer, in bytes. A page of 100 bodies of the
	// greatest length, at four bytes per character, is smaller.
	maxAnswer = 32 << 20
	maxHeader = 1 << 20
)

// wire sends one request to the host of the API and reads the answer. It never
// follows a redirect; the caller decides.
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

// answer is a complete answer of GitHub.
type answer struct {
	from   *url.URL
	status int
	header http.Header
	body   []byte
	// said is GitHub's sentence in a refusal.
	said string
}

// lapse is the reason why no answer arrived, in plain words.
type lapse struct{ why string }

func (l lapse) Error() string { return l.why }

// The lapses with a fixed wording.
const (
	tooLong  = "no answer came within 30 seconds"
	broke    = "the connection broke"
	tooLarge = "the answer was larger than any of GitHub's"
	notJSON  = "the answer was not JSON, or only a part of it"
)

// carry sends a request. The error is a lapse or, if the context has ended, the
// context's error.
func (w wire) carry(ctx context.Context, request *http.Request) (answer, error) {
	// No caller does this today, but the safety of the token depends on it.
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
		// The status is enough, even if the body was lost.
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

// lapsed returns why no answer arrived. If no connection was made, it keeps the
// network's message, which names what has to be mended.
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

// refused reports whether an answer is not a success.
func (a answer) refused() bool { return a.status >= http.StatusMultipleChoices }

// fine reports whether an answer is a success. If a body is expected, it must
// be complete.
func (a answer) fine(awaited bool) bool {
	return a.status >= http.StatusOK && !a.refused() && (!awaited || json.Valid(a.body))
}

// redirect returns the address that an answer redirects to, or nil.
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
