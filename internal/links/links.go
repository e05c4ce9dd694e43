// Package links checks whether declared addresses lead to a page. It reads no content,
// and sends nothing but the address. It connects only to addresses of the public
// internet. It checks this after the name is resolved and before it connects, also for
// every redirect.
package links

import (
	"context"
	"crypto/x509"
	"net/netip"
	"time"
)

// Target is a declared address. About is its path in the declaration, as keys and ids.
type Target struct {
	About   []string
	Address string
}

// Outcome is the result of checking an address.
type Outcome string

// The outcomes. If the server is busy or broken, or anything else goes wrong, the
// outcome is Unknown.
const (
	OK      Outcome = "ok"
	SignIn  Outcome = "sign-in"
	Missing Outcome = "missing"
	Unknown Outcome = "unknown"
)

// Sight is the result of checking one address at a time. Why is a sentence if the
// outcome is Unknown, and otherwise empty.
type Sight struct {
	Outcome Outcome
	Why     string
	At      time.Time
}

// Clock returns the time and waits. Sleep returns early, with an error, if ctx ends.
type Clock interface {
	Now() time.Time
	Sleep(ctx context.Context, wait time.Duration) error
}

// Resolver finds the IP addresses of a host name. *net.Resolver implements it.
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
}

// Options has what a Looker uses from its caller.
type Options struct {
	Clock Clock
	// London is Europe/London, the time zone of days.
	London *time.Location
	// Resolver finds IP addresses. If nil, it is that of the machine.
	Resolver Resolver
	// Agent is the User-Agent header of requests.
	Agent string
	// Allow reports whether a connection to an address is allowed. If nil, Public
	// decides, and the port has to be 443.
	Allow func(netip.AddrPort) bool
	// Roots are the trusted certificates. If nil, they are those of the system.
	Roots *x509.CertPool
}

// The limits on checking addresses.
const (
	// mostAtOnce is the number of addresses that are checked at the same time.
	mostAtOnce = 2
	// betweenAsking is the time between two requests to one host.
	betweenAsking = time.Second
	// longestLook is the time limit for one request.
	longestLook = 5 * time.Second
	// mostRedirects is the number of redirects that are followed.
	mostRedirects = 5
	// known is a host name that exists. If it cannot be resolved, the resolver does not
	// work, and no other name counts as missing.
	known = "www.gov.uk"
)
