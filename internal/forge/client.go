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

// Options are what a client is made of.
type Options struct {
	// API is the address of the API: https, or http on this machine, with a path
	// where there is one, such as https://ghe.example/api/v3. Empty means
	// GitHub's own.
	API string
	// Token goes to the host of API and nowhere else. Without one only what is
	// public can be read.
	Token string
	// Agent is what the program calls itself, such as dgcheck/1.2.0.
	Agent string
	// Clock must be given.
	Clock Clock
	// Transport carries the requests; nil means a connection of its own, through
	// the proxy that HTTPS_PROXY names.
	Transport http.RoundTripper
	// Budget is how long may be waited in all because GitHub asks for it or does
	// not answer; 0 means a minute and below 0 that nothing is waited for. The
	// second between two writes does not count.
	Budget time.Duration
	// Jitter gives a number from 0 up to 1, by which waits are spread so that runs
	// which failed together do not come back together; nil does not spread them.
	Jitter func() float64
}

// Client is a conversation with GitHub. It says one thing at a time, whoever asks,
// as https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
// advises; it may be used by several goroutines.
type Client struct {
	api      *url.URL
	requests *github.Client
	wire     wire
	turn     turn
	pace     pace
	limits   limits
	jitter   func() float64
	moved    atomic.Bool
}

const (
	defaultAgent  = "dgcheck"
	defaultBudget = time.Minute
)

// New makes a client. It refuses an address the token must not go to, and a token
// that cannot be one.
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
		api:      api,
		requests: requests,
		wire:     newWire(api, options.Token, options.Transport),
		turn:     make(turn, 1),
		pace:     pace{clock: options.Clock},
		limits:   limits{clock: options.Clock, left: options.Budget},
		jitter:   options.Jitter,
	}
	if options.Budget == 0 {
		client.limits.left = defaultBudget
	}
	if client.jitter == nil {
		client.jitter = func() float64 { return 0 }
	}
	return client, nil
}
