package links

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Looker checks addresses. It waits between two requests to the same host.
type Looker struct {
	options Options
	client  *http.Client
	mu      sync.Mutex
	// next is the time from which each host may be requested again.
	next map[string]time.Time
}

// New returns a looker.
func New(o Options) *Looker {
	if o.Allow == nil {
		o.Allow = ofTheWeb
	}
	if o.Resolver == nil {
		o.Resolver = net.DefaultResolver
	}
	return &Looker{options: o, client: newClient(o), next: map[string]time.Time{}}
}

// All checks addresses, two at a time, and returns the results in the same order. If
// ctx ends, the outcome of the remaining addresses is Unknown.
func (l *Looker) All(ctx context.Context, addresses []string) []Sight {
	sights := make([]Sight, len(addresses))
	var all sync.WaitGroup
	turns := make(chan struct{}, mostAtOnce)
	for i, address := range addresses {
		turns <- struct{}{}
		all.Go(func() {
			defer func() { <-turns }()
			sights[i] = l.Look(ctx, address)
		})
	}
	all.Wait()
	return sights
}

// Look checks one address.
func (l *Looker) Look(ctx context.Context, address string) Sight {
	sight := l.follow(ctx, address)
	sight.At = l.options.Clock.Now().UTC().Truncate(time.Second)
	return sight
}

func (l *Looker) follow(ctx context.Context, address string) Sight {
	for range mostRedirects + 1 {
		to, why := readable(address)
		if why != "" {
			return Sight{Outcome: Unknown, Why: why}
		}
		if signsIn(to) {
			return Sight{Outcome: SignIn}
		}
		status, location, err := l.ask(ctx, to)
		switch {
		case err != nil && noSuchHost(err):
			return l.unfound(ctx)
		case err != nil:
			return Sight{Outcome: Unknown, Why: whyNot(err)}
		case location == "":
			return judged(status)
		}
		next, err := to.Parse(location)
		if err != nil {
			return Sight{Outcome: Unknown, Why: "It redirects to an address that cannot be read."}
		}
		address = next.String()
	}
	return Sight{Outcome: Unknown, Why: "It redirects more often than is followed."}
}

// unfound returns the result for a host name that cannot be resolved. If a name that
// exists cannot be resolved either, the outcome is Unknown.
func (l *Looker) unfound(ctx context.Context) Sight {
	if _, err := l.options.Resolver.LookupNetIP(ctx, "ip", known); err != nil {
		return Sight{Outcome: Unknown, Why: "No names of hosts can be looked up from here."}
	}
	return Sight{Outcome: Missing}
}

// judged returns the result for an HTTP status (RFC 9110).
func judged(status int) Sight {
	switch {
	case status >= 200 && status < 300, status == http.StatusRequestedRangeNotSatisfiable:
		return Sight{Outcome: OK}
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		return Sight{Outcome: SignIn}
	case status == http.StatusNotFound, status == http.StatusGone:
		return Sight{Outcome: Missing}
	case status == http.StatusTooManyRequests:
		return Sight{Outcome: Unknown, Why: "Its server asks to be asked less often."}
	}
	return Sight{Outcome: Unknown, Why: "Its server answers with status " + strconv.Itoa(status) + "."}
}

// readable returns the parsed address if it can be requested. Otherwise it returns a
// sentence that says why not.
func readable(address string) (*url.URL, string) {
	to, err := url.Parse(address)
	switch {
	case err != nil || to.Hostname() == "":
		return nil, "It cannot be read as an address."
	case to.Scheme != "https":
		return nil, "It is not an https address, and dgcheck asks only over https."
	case to.User != nil:
		return nil, "It holds a user name, which dgcheck does not send."
	}
	to.Fragment = ""
	return to, ""
}

// ask sends a HEAD request, and returns the status and the address it redirects to. If
// the server refuses HEAD or reports that there is no page, ask sends a GET request for
// the first byte.
func (l *Looker) ask(ctx context.Context, to *url.URL) (status int, location string, err error) {
	for _, method := range []string{http.MethodHead, http.MethodGet} {
		if err := l.wait(ctx, to.Host); err != nil {
			return 0, "", err
		}
		if status, location, err = l.request(ctx, method, to); err != nil {
			return 0, "", err
		}
		if status < 400 || status == http.StatusUnauthorized || status == http.StatusTooManyRequests {
			break
		}
	}
	return status, location, nil
}

func (l *Looker) request(ctx context.Context, method string, to *url.URL) (int, string, error) {
	request, err := http.NewRequestWithContext(ctx, method, to.String(), nil)
	if err != nil {
		return 0, "", err
	}
	request.Header.Set("User-Agent", l.options.Agent)
	if method == http.MethodGet {
		request.Header.Set("Range", "bytes=0-0")
	}
	response, err := l.client.Do(request)
	if err != nil {
		return 0, "", err
	}
	response.Body.Close()
	if response.StatusCode >= 300 && response.StatusCode < 400 {
		return response.StatusCode, response.Header.Get("Location"), nil
	}
	return response.StatusCode, "", nil
}

// wait waits until a host may be requested again.
func (l *Looker) wait(ctx context.Context, host string) error {
	host = strings.ToLower(host)
	l.mu.Lock()
	now := l.options.Clock.Now()
	at := l.next[host]
	if at.Before(now) {
		at = now
	}
	l.next[host] = at.Add(betweenAsking)
	l.mu.Unlock()
	if at.After(now) {
		return l.options.Clock.Sleep(ctx, at.Sub(now))
	}
	return ctx.Err()
}
