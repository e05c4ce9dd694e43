package githubfake

import (
	"io"
	"net/http"
	"strconv"
	"strings"
)

// requestSize is how many bytes of a request body are read. GitHub's limits are far
// lower.
const requestSize = 16 << 20

// serve handles one request. It validates and records the request and calls the
// functions planned for it. Then it carries the request out or makes it go wrong.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, requestSize))
	if err != nil {
		panic(http.ErrAbortHandler) // the client closed the connection
	}
	c := s.understand(r, body)
	wrong := s.contract.against(c, r)
	for _, breach := range wrong {
		s.violated("%s %s: %s", r.Method, r.URL.EscapedPath(), breach)
	}
	noted, fate := s.note(c, r)
	each(fate.before)
	fault := fate.fault
	if fault == nil {
		fault = &Fault{carried: true}
	}
	would := sent{}
	if fault.carried {
		would = s.carryOut(c, r, wrong, fault.stale)
	}
	if fault.answer == nil {
		s.answered(noted, would.status, fault.name)
		each(fate.after)
		would.send(w)
		return
	}
	s.answered(noted, 0, fault.name)
	each(fate.after)
	fault.answer(w, r, would)
}

func each(functions []func()) {
	for _, do := range functions {
		do()
	}
}

// understand parses a request and finds its operation.
func (s *Server) understand(r *http.Request, body []byte) *call {
	c := &call{query: r.URL.Query(), base: "http://" + r.Host, rawPath: r.URL.EscapedPath(), accept: r.Header.Get("Accept"), method: r.Method}
	if len(body) > 0 {
		c.body = body
	}
	if rest, ok := strings.CutPrefix(c.rawPath, enterprisePrefix); ok {
		c.base, c.rawPath = c.base+enterprisePrefix, rest
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c.rawPath = s.world.named(c.rawPath)
	c.operation, c.path = s.contract.route(r.Method, c.rawPath)
	return c
}

// named returns a path with the name of a repository. If the path has the number of the
// repository, as in /repositories/1/issues, the name replaces it.
func (w *world) named(path string) string {
	rest, ok := strings.CutPrefix(path, "/repositories/")
	if !ok {
		return path
	}
	number, rest, _ := strings.Cut(rest, "/")
	id, _ := strconv.ParseInt(number, 10, 64)
	found := w.byID(id)
	if found == nil {
		return path
	}
	return strings.TrimSuffix("/repos/"+found.fullName()+"/"+rest, "/")
}

// carryOut carries out a request and returns the encoded answer. The list wrong says
// how the request breaks GitHub's API description. The handler gets a copy of the
// server's state. For a read, that is the state without the last writes, as many as the
// argument stale says. If a write is not refused, its copy becomes the server's state.
func (s *Server) carryOut(c *call, r *http.Request, wrong []string, stale int) sent {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.world = s.world.copy()
	if stale > 0 && !writes(r.Method) && len(s.past) > 0 {
		c.world = s.past[max(len(s.past)-stale, 0)].copy()
	}
	answer := c.judge(r, wrong)
	if answer.broken != "" {
		s.violations = append(s.violations, r.Method+" "+r.URL.EscapedPath()+": "+answer.broken)
	}
	if writes(r.Method) && answer.status < http.StatusMultipleChoices {
		c.world.writes++
		s.past, s.world = append(s.past, s.world), c.world
	}
	made, breaches := s.contract.encode(c, answer)
	for _, breach := range breaches {
		s.violations = append(s.violations, "our own answer to "+r.Method+" "+r.URL.EscapedPath()+": "+breach)
	}
	return made
}

// judge checks the token, the repository, the permission and the validity of the
// request, in this order, as GitHub does. The list wrong says how the request breaks
// GitHub's API description. If a check fails, judge returns the refusal; otherwise it
// calls the handler.
func (c *call) judge(r *http.Request, wrong []string) reply {
	if refused := c.identify(r.Header.Get("Authorization")); refused != nil {
		return *refused
	}
	if c.operation == nil {
		return notFound()
	}
	if refused := c.locate(r); refused != nil {
		return *refused
	}
	if refused := c.permit(); refused != nil {
		return *refused
	}
	if len(wrong) > 0 {
		return refusal(http.StatusUnprocessableEntity, "Invalid request.\n\n"+strings.Join(wrong, "\n"))
	}
	return handlers()[c.operation.id](c)
}

// locate sets c.repository. It returns a refusal if there is no such repository, a
// redirect if it was renamed, and otherwise nil.
func (c *call) locate(r *http.Request) *reply {
	if c.path["owner"] == "" {
		return nil
	}
	var former bool
	c.repository, former = c.world.repository(c.path["owner"], c.path["repo"])
	if c.repository == nil || c.repository.private && c.token == nil {
		refused := notFound()
		return &refused
	}
	if !former {
		return nil
	}
	status := http.StatusTemporaryRedirect
	if r.Method == http.MethodGet {
		status = http.StatusMovedPermanently
	}
	address := c.base + c.byNumber()
	if query := c.query.Encode(); query != "" {
		address += "?" + query
	}
	moved := reply{status: status, header: http.Header{"Location": {address}}, body: map[string]any{
		"message": "Moved Permanently", "url": address, "documentation_url": "https://docs.github.com/rest",
	}}
	return &moved
}
