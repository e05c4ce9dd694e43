package links

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

// errBarred is the reason why a connection was not made.
var errBarred = errors.New("the address is not of the public internet")

// newClient returns a client that connects to allowed addresses alone. It uses no
// proxy, because a proxy would connect where we would not; it keeps no cookies and
// follows no redirect by itself.
func newClient(o Options) *http.Client {
	dialer := &net.Dialer{Timeout: longestLook, ControlContext: func(_ context.Context, _, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil || !o.Allow(to) {
			return fmt.Errorf("%w: %s", errBarred, address)
		}
		return nil
	}}
	transport := &http.Transport{
		Proxy: nil,
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			return dial(ctx, dialer, o.Resolver, network, address)
		},
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: o.Roots},
		TLSHandshakeTimeout:    longestLook,
		ResponseHeaderTimeout:  longestLook,
		MaxResponseHeaderBytes: 64 << 10,
		DisableKeepAlives:      true,
		DisableCompression:     true,
		ForceAttemptHTTP2:      true,
	}
	return &http.Client{
		Transport: transport, Timeout: longestLook,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// dial resolves the name and connects to the first address that answers.
func dial(ctx context.Context, dialer *net.Dialer, resolver Resolver, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	found, err := resolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return nil, err
	}
	var failed error
	for _, ip := range found {
		conn, err := dialer.DialContext(ctx, network, net.JoinHostPort(ip.Unmap().String(), port))
		if err == nil {
			return conn, nil
		}
		// A barred address is reported before one that does not answer.
		if failed == nil || errors.Is(err, errBarred) {
			failed = err
		}
	}
	if failed == nil {
		failed = &net.DNSError{Err: "no address", Name: host}
	}
	return nil, failed
}

// noSuchHost reports whether an error says that a name does not exist.
func noSuchHost(err error) bool {
	var dns *net.DNSError
	return errors.As(err, &dns) && dns.IsNotFound
}

// whyNot says in a sentence why a request had no answer.
func whyNot(err error) string {
	var certificate *tls.CertificateVerificationError
	switch {
	case errors.Is(err, errBarred):
		return "It leads to an address inside a network, which dgcheck does not connect to."
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Sprintf("It did not answer within %d seconds.", longestLook/time.Second)
	case errors.As(err, &certificate):
		return "Its certificate could not be checked."
	}
	return "It did not answer."
}
