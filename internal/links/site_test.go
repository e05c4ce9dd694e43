package links_test

import (
	"context"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/DEFRA/dgcheck/internal/links"
)

// clock is a clock whose time only moves when Sleep is called. Sleep returns at once.
type clock struct {
	mu     sync.Mutex
	now    time.Time
	waited []time.Duration
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, wait time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waited = append(c.waited, wait)
	c.now = c.now.Add(wait)
	return ctx.Err()
}

// names is a Resolver. It maps host names to IP addresses separated by spaces.
type names map[string]string

func (n names) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	if ip, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{ip}, nil
	}
	var all []netip.Addr
	for _, ip := range strings.Fields(n[host]) {
		all = append(all, netip.MustParseAddr(ip))
	}
	if len(all) == 0 {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return all, nil
}

// site is a server on this machine with the name example.com. asked records its
// requests.
type site struct {
	server *httptest.Server
	mu     sync.Mutex
	asked  []string
}

// begin starts a site. It responds to a path such as /404 with that status, and to
// /to/ADDRESS with a redirect to the address.
func begin(t *testing.T) *site {
	t.Helper()
	s := &site{}
	s.server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.Method+" "+r.URL.Path+" "+r.Header.Get("Range"))
		s.mu.Unlock()
		if r.Header.Get("Cookie") != "" || r.Header.Get("Authorization") != "" || r.UserAgent() != "dgcheck-test" {
			t.Errorf("headers %v", r.Header)
		}
		s.answer(w, r)
	}))
	s.server.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.server.StartTLS()
	t.Cleanup(s.server.Close)
	return s
}

func (s *site) answer(w http.ResponseWriter, r *http.Request) {
	status := 0
	switch {
	case r.URL.Path == "/to":
		w.Header().Set("Location", r.URL.Query().Get("address"))
		status = http.StatusFound
	case r.URL.Path == "/no-head":
		status = http.StatusOK
		if r.Method == http.MethodHead {
			status = http.StatusMethodNotAllowed
		}
	case r.URL.Path == "/head-404":
		status = http.StatusPartialContent
		if r.Method == http.MethodHead {
			status = http.StatusNotFound
		}
	default:
		if _, err := fmt.Sscanf(r.URL.Path, "/%d", &status); err != nil {
			status = http.StatusTeapot
		}
	}
	w.Header().Set("Set-Cookie", "session=1")
	w.WriteHeader(status)
}

// at returns the address of a path on the site.
func (s *site) at(path string) string {
	return "https://example.com:" + s.port() + path
}

func (s *site) port() string {
	_, port, _ := net.SplitHostPort(s.server.Listener.Addr().String())
	return port
}

// looker returns a Looker that may also connect to 127.0.0.1.
func (s *site) looker(c *clock) *links.Looker {
	roots := x509.NewCertPool()
	roots.AddCert(s.server.Certificate())
	return links.New(links.Options{
		Clock: c, London: time.UTC, Agent: "dgcheck-test", Roots: roots,
		Resolver: names{"example.com": "127.0.0.1", "www.gov.uk": "127.0.0.1", "inside.example.com": "10.1.2.3", "both.example.com": "fd00::1 10.1.2.3"},
		Allow: func(to netip.AddrPort) bool {
			return to.Addr() == netip.MustParseAddr("127.0.0.1") || links.Public(to.Addr())
		},
	})
}

func begun() *clock { return &clock{now: time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)} }
