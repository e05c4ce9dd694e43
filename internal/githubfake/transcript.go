package githubfake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// Request is a request that came, and what became of it.
type Request struct {
	Method string
	// Path is as it was asked for, with the query's keys in order.
	Path string
	// Operation is GitHub's name of what was asked, such as checks/create; empty
	// where there is none.
	Operation string
	// Login is who asked; empty for nobody and for a token that is not known.
	Login string
	// Body is indented, with keys in order.
	Body string
	// Status is what was answered; 0 where a fault decided.
	Status int
	// Fault is what went wrong on purpose.
	Fault string
}

// Writes tells whether the request was to change something.
func (r Request) Writes() bool { return writes(r.Method) }

// note keeps a request and gives what is planned for it.
func (s *Server) note(c *call, r *http.Request) (*Request, fate) {
	noted := &Request{Method: r.Method, Path: r.URL.EscapedPath(), Body: indented(c.body)}
	if query := c.query.Encode(); query != "" {
		noted.Path += "?" + query
	}
	if c.operation != nil {
		noted.Operation = c.operation.id
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	_, secret, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	noted.Login = s.world.tokens[secret].Login
	s.requests = append(s.requests, noted)
	return noted, s.planned(c.operation, r.Method)
}

func (s *Server) answered(noted *Request, status int, fault string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	noted.Status, noted.Fault = status, fault
}

// Requests gives every request so far, in the order in which they came.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]Request, len(s.requests))
	for i, request := range s.requests {
		all[i] = *request
	}
	return all
}

// Transcript tells every request so far and its answer's status, for golden files.
func (s *Server) Transcript() string { return Transcribe(s.Requests()) }

// Transcribe tells requests.
func Transcribe(requests []Request) string {
	var text strings.Builder
	for _, request := range requests {
		fmt.Fprintf(&text, "%s %s\n", request.Method, request.Path)
		if request.Body != "" {
			fmt.Fprintln(&text, request.Body)
		}
		switch {
		case request.Fault == "":
			fmt.Fprintf(&text, "→ %d\n\n", request.Status)
		case request.Status == 0:
			fmt.Fprintf(&text, "→ fault: %s\n\n", request.Fault)
		default:
			fmt.Fprintf(&text, "→ %d, fault: %s\n\n", request.Status, request.Fault)
		}
	}
	return text.String()
}

// Forget empties the transcript, so that a scene begins where it is interesting.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = nil
}

// indented writes JSON as people read it; anything else stays as it is.
func indented(body []byte) string {
	var value any
	if json.Unmarshal(body, &value) != nil {
		return string(body)
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if encoder.Encode(value) != nil {
		return string(body)
	}
	return strings.TrimSuffix(text.String(), "\n")
}
