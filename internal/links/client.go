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

// errBarred is the error for a connection that is not allowed.
var errBarred = errors.New("the address is not of the public internet")

// newClient returns a client that connects only to allowed addresses. It uses no proxy,
// because a proxy could connect to other addresses. It keeps no cookies and does not
// follow redirects.
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

// dial resolves the host of an address, and connects to the first of its IP addresses
// that answers.
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
		// Of several errors the first is reported, unless a later one says that an
		// address is not allowed.
		if failed == nil || errors.Is(err, errBarred) {
			failed = err
		}
	}
	if failed == nil {
		failed = &net.DNSError{Err: "no address", Name: host}
	}
	return nil, failed
}

// noSuchHost reports whether an error means that a host name does not exist.
func noSuchHost(err error) bool {
	var dns *net.DNSError
	return errors.As(err, &dns) && dns.IsNotFound
}

// whyNot returns a sentence that says why a request got no response, such as "It did
// not answer within 5 seconds."
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
