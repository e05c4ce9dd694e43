// Package links looks at whether declared addresses lead somewhere. It learns
// nothing else of them: no content is read, nothing is sent but the address. A
// connection is made only to an address of the public internet, which is checked
// after the name is resolved and before the connection is made, for every
// redirect too.
package links

import (
	"context"
	"crypto/x509"
	"net/netip"
	"time"
)

// Target is one declared address and where it stands, as a path of keys and ids.
type Target struct {
	About   []string
	Address string
}

// Outcome is what a look at an address tells.
type Outcome string

// The outcomes. Only OK, SignIn and Missing are known; everything else, a busy
// or broken server among it, is Unknown.
const (
	OK      Outcome = "ok"
	SignIn  Outcome = "sign-in"
	Missing Outcome = "missing"
	Unknown Outcome = "unknown"
)

// Sight is what was seen of one address. Why is a sentence if the outcome is
// Unknown, and otherwise empty.
type Sight struct {
	Outcome Outcome
	Why     string
	At      time.Time
}

// Clock tells the time and waits. Sleep returns early, with an error, if ctx ends.
type Clock interface {
	Now() time.Time
	Sleep(ctx context.Context, wait time.Duration) error
}

// Resolver finds the addresses of a name. *net.Resolver is one.
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
}

// Options are what a Looker needs from outside.
type Options struct {
	Clock Clock
	// London is the time zone of days.
	London *time.Location
	// Resolver finds addresses. If nil, it is the machine\'s.
	Resolver Resolver
	// Agent is the name by which servers are asked.
	Agent string
	// Allow reports whether a connection to an address may be made. If nil, it is
	// Public.
	Allow func(netip.AddrPort) bool
	// Roots are the certificates that are trusted. If nil, they are the system's.
	Roots *x509.CertPool
}

// Bounds of a look.
const (
	// mostAtOnce is how many addresses are looked at side by side.
	mostAtOnce = 2
	// betweenAsking is the time between two requests to one host.
	betweenAsking = time.Second
	// longestLook is how long one request may take.
	longestLook = 5 * time.Second
	// mostRedirects is how many redirects are followed.
	mostRedirects = 5
	// known is a name that exists. If it cannot be found, no other name counts as
	// missing, because the fault is ours.
	known = "www.gov.uk"
)
