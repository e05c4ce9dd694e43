package githubfake

import "net/http"

// When selects requests. The zero When selects all.
type When struct {
	// Operation is GitHub's name for the operation, for example checks/create.
	// If empty, any operation is selected.
	Operation string
	// Writes leaves out requests that only read.
	Writes bool
	// Nth selects only the nth such request, counted from 1 since the plan was
	// made. If 0, every one is selected.
	Nth int
}

// plan is a fault or function for selected requests.
type plan struct {
	when  When
	seen  int
	fault *Fault
	do    func()
	after bool // do is called after the request was carried out
}

// Fault makes the selected requests go wrong. If several faults are planned for
// a request, the first applies.
func (s *Server) Fault(when When, fault Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plans = append(s.plans, &plan{when: when, fault: &fault})
}

// Before calls do when a selected request has arrived, before it is carried
// out. The function may use the server and send requests to it. It runs in the
// goroutine that serves the request.
func (s *Server) Before(when When, do func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plans = append(s.plans, &plan{when: when, do: do})
}

// After calls do when a selected request has been carried out, before the
// answer is sent. Together with DropAfter, a test can end a run at this point.
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

// fate is what is planned for one request.
type fate struct {
	before, after []func()
	fault         *Fault // nil if nothing goes wrong
}

// planned counts a request and returns what is planned for it. The caller holds
// the lock.
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
