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
	// maxAnswer bounds an answer in bytes: a page of 100 bodies of the greatest
	// length, at four bytes a character, stays below it.
	maxAnswer = 32 << 20
	maxHeader = 1 << 20
)

// wire carries one request to the host of the API and brings the answer. It
// never follows a redirect: whoever asked decides.
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

// answer is what GitHub answered, whole.
type answer struct {
	from   *url.URL
	status int
	header http.Header
	body   []byte
	// said is GitHub's sentence in a refusal.
	said string
}

// lapse is why no answer came, in words for a person.
type lapse struct{ why string }

func (l lapse) Error() string { return l.why }

// The lapses that have one wording.
const (
	tooLong  = "no answer came within 30 seconds"
	broke    = "the connection broke"
	tooLarge = "the answer was larger than any of GitHub's"
	notJSON  = "the answer was not JSON, or only a part of it"
)

// carry sends a request. It errs with a lapse, or with the context's error when
// that has ended.
func (w wire) carry(ctx context.Context, request *http.Request) (answer, error) {
	// Nobody asks this; it is what the token's safety rests on, whoever comes later.
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
		// The status says enough, even where the words were lost.
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

// lapsed says why no answer came. The words of the network are kept where no
// connection was made, since they name what has to be mended.
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

// refused says whether an answer is a no.
func (a answer) refused() bool { return a.status >= http.StatusMultipleChoices }

// fine says whether an answer is a yes. Where one is awaited it has to have come
// whole.
func (a answer) fine(awaited bool) bool {
	return a.status >= http.StatusOK && !a.refused() && (!awaited || json.Valid(a.body))
}

// redirect gives where an answer points to; nil where it points nowhere.
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
