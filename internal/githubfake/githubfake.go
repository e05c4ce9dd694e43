// Package githubfake is a fake GitHub for tests: a server in this process that
// keeps what is written to it. It validates every request, and every answer of
// its own, against GitHub's description (openapi/github.json), and produces
// faults on demand. Only tests use it. It shares no code with the packages it
// tests.
package githubfake

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// ActionsToken has every permission, like the token of a workflow that asks for
// all of them.
const ActionsToken = "ghs_actions"

// Server is a fake GitHub. Its methods may be called at any time and from any
// goroutine, including from hooks.
type Server struct {
	http     *httptest.Server
	contract *contract

	mu         sync.Mutex
	world      *world
	past       []*world // the world before each write, oldest first
	plans      []*plan
	requests   []*Request
	violations []string
}

// Start starts a server that has a single token, ActionsToken, and no
// repositories. Close stops it.
func Start() (*Server, error) {
	contract, err := loadContract()
	if err != nil {
		return nil, fmt.Errorf("reading GitHub's description: %w", err)
	}
	s := &Server{contract: contract, world: newWorld()}
	s.AddToken(ActionsToken, Actions())
	s.http = httptest.NewServer(http.HandlerFunc(s.serve))
	return s, nil
}

// New starts a server that stops at the end of the test. The test fails if a
// request or an answer breaks the contract.
func New(t testing.TB) *Server {
	t.Helper()
	s, err := Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Close()
		for _, violation := range s.Violations() {
			t.Errorf("against GitHub's contract: %s", violation)
		}
	})
	return s
}

// URL returns the address of the API, without a slash at the end.
func (s *Server) URL() string { return s.http.URL }

// EnterpriseURL returns the address of the API as on GitHub Enterprise Server.
func (s *Server) EnterpriseURL() string { return s.http.URL + enterprisePrefix }

// Close stops the server.
func (s *Server) Close() { s.http.Close() }

// Violations returns every breach of the contract so far, in order.
func (s *Server) Violations() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.violations...)
}

// violated records a breach. The caller must not hold the lock.
func (s *Server) violated(format string, arguments ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.violations = append(s.violations, fmt.Sprintf(format, arguments...))
}
