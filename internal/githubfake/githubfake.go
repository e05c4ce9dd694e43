// Package githubfake is a GitHub to test against: a server in this process that
// keeps what is written to it, holds every request and every answer of its own
// against GitHub's description (openapi/github.json), and lets things go wrong on
// demand. Tests alone use it. It shares no code with what it tests.
package githubfake

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// ActionsToken may do everything, as the token of a workflow that asks for all
// permissions.
const ActionsToken = "ghs_actions"

// Server is a GitHub. All its methods may be called at any time, from any
// goroutine, from hooks too.
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

// Start starts a GitHub that has one token, ActionsToken, and no repositories.
// Close stops it.
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

// New starts a GitHub that stops with the test, which fails when a request or an
// answer broke the contract.
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

// URL is the address of the API, without a slash at the end.
func (s *Server) URL() string { return s.http.URL }

// EnterpriseURL is the address under which GitHub Enterprise Server has its API.
func (s *Server) EnterpriseURL() string { return s.http.URL + enterprisePrefix }

// Close stops the server.
func (s *Server) Close() { s.http.Close() }

// Violations tells every breach of the contract so far, in the order in which
// they came.
func (s *Server) Violations() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.violations...)
}

// violated notes a breach; the lock is not held.
func (s *Server) violated(format string, arguments ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.violations = append(s.violations, fmt.Sprintf(format, arguments...))
}
