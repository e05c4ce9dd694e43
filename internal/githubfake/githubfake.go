// Package githubfake is a fake GitHub for tests: an HTTP server in the test's own
// process that stores what clients write. It validates every request, and every answer
// of its own, against GitHub's description of its API (openapi/github.json), and can
// make requests fail. Only tests use it. It shares no code with the packages that it
// tests.
package githubfake

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// ActionsToken is a token with all permissions that a workflow can ask for.
const ActionsToken = "ghs_actions"

// Server is a fake GitHub. Any goroutine may call its methods at any time, also a
// function given to Before or After.
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

// Start starts a server that knows only the token ActionsToken and has no repositories.
// The caller must call Close.
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

// New starts a server that stops at the end of the test. The test fails if a request or
// an answer breaks GitHub's API description.
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

// EnterpriseURL returns an address of the same API with the path that it has on GitHub
// Enterprise Server.
func (s *Server) EnterpriseURL() string { return s.http.URL + enterprisePrefix }

// Close stops the server.
func (s *Server) Close() { s.http.Close() }

// Violations returns how requests and answers broke GitHub's API description so far, in
// order.
func (s *Server) Violations() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.violations...)
}

// violated adds a violation. The caller must not hold the lock.
func (s *Server) violated(format string, arguments ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.violations = append(s.violations, fmt.Sprintf(format, arguments...))
}
