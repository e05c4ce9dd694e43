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

// Options are the settings of a Client.
type Options struct {
	// API is the address of the API, for example https://ghe.example/api/v3. It must
	// begin with https, or may begin with http for this machine. If empty, it is the
	// API of github.com.
	API string
	// Token is sent only to the host of API. If empty, the client can read only what is
	// public.
	Token string
	// Agent is sent as the User-Agent, for example dgcheck/1.2.0. If empty, it is
	// dgcheck.
	Agent string
	// Clock must not be nil.
	Clock Clock
	// Transport sends the requests. If nil, the client makes its own transport, which
	// uses the proxy in HTTPS_PROXY.
	Transport http.RoundTripper
	// Rehearsal, if not nil, records all writes and answers them instead of GitHub. No
	// write is then sent.
	Rehearsal *Rehearsal
	// Budget is the total time that the client may wait because GitHub asks for it or
	// does not answer. If 0, it is a minute; if negative, the client does not wait at
	// all. The second between two writes does not count.
	Budget time.Duration
	// Requests is how many requests may be sent in total. If 0, there is no limit.
	Requests int
	// Kept stores the answers to reads, so that a later run need not send the same
	// requests again. If nil, no answer is stored.
	Kept Kept
	// Jitter returns a number from 0 up to 1. The wait before a retry grows with it, so
	// that runs that failed together do not retry at the same moment. If nil, the
	// number is always 0.
	Jitter func() float64
}

// Client is a client of GitHub's API. Several goroutines may use it, but it sends one
// request at a time, as
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
	// rehearses is set if a Rehearsal answers the writes, so that a write need not wait
	// for the one before.
	rehearses bool
	// leftToSend is how many requests may still be sent; negative if there is no limit.
	leftToSend int
}

const (
	defaultAgent  = "dgcheck"
	defaultBudget = time.Minute
)

// New returns a client. It returns an error if an option is not valid, for example an
// API address without https, or a token with a space.
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
