package forge

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/google/go-github/v60/github"
)

// Options configure a client.
type Options struct {
	// API is the address of the API, with its path if it has one, for example
	// https://ghe.example/api/v3. It must be https, or http on this machine. If
	// empty, it is GitHub's own.
	API string
	// Token is sent only to the host of API. If empty, only what is public can
	// be read.
	Token string
	// Agent is the user agent, for example dgcheck/1.2.0.
	Agent string
	// Clock must be given.
	Clock Clock
	// Transport carries the requests. If nil, the client makes its own, which
	// uses the proxy in HTTPS_PROXY.
	Transport http.RoundTripper
	// Rehearsal, if not nil, records and answers all writes. They are then never sent.
	Rehearsal *Rehearsal
	// Budget bounds the total time spent waiting because GitHub asks for it or
	// does not answer. If 0, it is a minute; if negative, the client does not
	// wait. The second between two writes does not count.
	Budget time.Duration
	// Requests bounds how many requests are sent. If 0, there is no bound.
	Requests int
	// Kept remembers the answers to reads, so that a later run need not ask for
	// them again. If nil, nothing is remembered.
	Kept Kept
	// Jitter returns a number from 0 up to 1 by which waits are spread, so that
	// runs that failed together do not retry together. If nil, waits are not
	// spread.
	Jitter func() float64
}

// Client is a client of GitHub. It may be used by several goroutines, but sends
// one request at a time, as
// https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
// advises.
type Client struct {
	api      *url.URL
	requests *github.Client
	wire     wire
	turn     turn
	pace     pace
	limits   limits
	jitter   func() float64
	moved    atomic.Bool
	kept     Kept
	// rehearses is set if nothing is written, so that no write has to wait.
	rehearses bool
	// requests left to send; negative if there is no bound.
	leftToSend int
}

const (
	defaultAgent  = "dgcheck"
	defaultBudget = time.Minute
)

// New returns a client. It returns an error if the token must not be sent to
// the address, or cannot be a token.
func New(options Options) (*Client, error) {
	if options.Clock == nil {
		return nil, errors.New("a client needs a clock")
	}
	api, err := parseAPI(options.API)
	if err != nil {
		return nil, err
	}
	if strings.ContainsFunc(options.Token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return nil, errors.New("the token has a space, a line break or a character that no token has: give it as GitHub shows it")
	}
	requests := github.NewClient(nil)
	requests.BaseURL, requests.UserAgent = api, defaultAgent
	if options.Agent != "" {
		requests.UserAgent = options.Agent
	}
	if strings.ContainsFunc(requests.UserAgent, controls) {
		return nil, fmt.Errorf("%q is not a name for a program", cut(requests.UserAgent, maxSaid))
	}
	client := &Client{
		api:        api,
		requests:   requests,
		wire:       newWire(api, options.Token, options.Transport),
		turn:       make(turn, 1),
		pace:       pace{clock: options.Clock},
		limits:     limits{clock: options.Clock, left: options.Budget},
		jitter:     options.Jitter,
		kept:       options.Kept,
		leftToSend: options.Requests,
	}
	if options.Rehearsal != nil {
		options.Rehearsal.transport = client.wire.transport
		client.wire.transport, client.rehearses = options.Rehearsal, true
	}
	if options.Requests == 0 {
		client.leftToSend = -1
	}
	if options.Budget == 0 {
		client.limits.left = defaultBudget
	}
	if client.jitter == nil {
		client.jitter = func() float64 { return 0 }
	}
	return client, nil
}
