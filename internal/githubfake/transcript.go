package githubfake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// Request is a recorded request and what happened to it.
type Request struct {
	Method string
	// Path is the percent-encoded path, and the query with its parameters sorted.
	Path string
	// Operation is GitHub's name of the operation, for example checks/create. It is
	// empty if GitHub has no such operation.
	Operation string
	// Login is the login of the token. It is empty if the request has no token or an
	// unknown one.
	Login string
	// Body is the JSON body, indented and with sorted keys.
	Body string
	// Status is the status of the answer, or 0 if a fault replaced the answer.
	Status int
	// Fault is the name of the fault, or empty.
	Fault string
}

// Writes reports whether the request asks for a change.
func (r Request) Writes() bool { return writes(r.Method) }

// note records a request and returns the record. It also returns what happens to the
// request.
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

// Requests returns all recorded requests, in order.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]Request, len(s.requests))
	for i, request := range s.requests {
		all[i] = *request
	}
	return all
}

// Transcript returns the text of all recorded requests, for golden files.
func (s *Server) Transcript() string { return Transcribe(s.Requests()) }

// Transcribe returns the text of requests: method, path, body and status of each.
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

// Forget deletes the recorded requests, so that the transcript begins with the next
// one.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = nil
}

// indented returns JSON with indentation and sorted keys. It returns anything else
// unchanged.
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
