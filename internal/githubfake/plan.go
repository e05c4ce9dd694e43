package githubfake

import "net/http"

// When selects requests by all of its fields. The zero When selects all requests.
type When struct {
	// Operation is GitHub's name of an operation, for example checks/create. If empty,
	// all operations are selected.
	Operation string
	// Writes is set if only requests that write are selected.
	Writes bool
	// Nth, if not 0, selects only the nth of these requests, counted from 1 since the
	// call of Fault, Before or After.
	Nth int
}

// plan is a fault, or a function to call, for selected requests.
type plan struct {
	when  When
	seen  int
	fault *Fault
	do    func()
	after bool // call do after the request is carried out, and not before
}

// Fault makes the selected requests go wrong. If several faults apply to a request, the
// first is used.
func (s *Server) Fault(when When, fault Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plans = append(s.plans, &plan{when: when, fault: &fault})
}

// Before makes the server call the function when a selected request arrives, before it
// is carried out. The function may call methods of the server and send requests to it.
// It runs in the goroutine that serves the request.
func (s *Server) Before(when When, do func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plans = append(s.plans, &plan{when: when, do: do})
}

// After makes the server call the function when a selected request has been carried
// out, before the answer is sent. A test can end the client there, together with the
// fault DropAfter.
func (s *Server) After(when When, do func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plans = append(s.plans, &plan{when: when, do: do, after: true})
}

// Heal removes all planned faults and functions.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plans = nil
}

// fate is what happens to one request: functions to call, and a fault.
type fate struct {
	before, after []func()
	fault         *Fault // nil if nothing goes wrong
}

// planned counts a request in every plan that selects it, and returns what happens to
// the request. The caller must hold the lock.
func (s *Server) planned(operation *operation, method string) fate {
	var f fate
	for _, plan := range s.plans {
		if !plan.when.means(operation, method) {
			continue
		}
		plan.seen++
		switch {
		case plan.when.Nth != 0 && plan.seen != plan.when.Nth:
		case plan.after:
			f.after = append(f.after, plan.do)
		case plan.do != nil:
			f.before = append(f.before, plan.do)
		case f.fault == nil:
			f.fault = plan.fault
		}
	}
	return f
}

func (w When) means(operation *operation, method string) bool {
	if w.Operation != "" && (operation == nil || operation.id != w.Operation) {
		return false
	}
	return !w.Writes || writes(method)
}

func writes(method string) bool { return method != http.MethodGet && method != http.MethodHead }
