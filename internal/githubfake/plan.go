package githubfake

import "net/http"

// When says which requests are meant. The empty When means every one.
type When struct {
	// Operation is GitHub's name of what is asked, such as checks/create; empty
	// means any.
	Operation string
	// Writes leaves out requests that only read.
	Writes bool
	// Nth is which of them, counted from 1 and from when this was planned; 0 means
	// every one.
	Nth int
}

// plan is something that is to happen at some requests.
type plan struct {
	when  When
	seen  int
	fault *Fault
	do    func()
	after bool // do is called after what was asked is done
}

// Fault lets something go wrong with the requests that are meant. Where several
// are planned for one request, the first holds.
func (s *Server) Fault(when When, fault Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plans = append(s.plans, &plan{when: when, fault: &fault})
}

// Before calls a function when a request that is meant has come and before
// anything is done with it. The function may use the server, and ask it things; it
// runs in the goroutine that serves the request.
func (s *Server) Before(when When, do func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plans = append(s.plans, &plan{when: when, do: do})
}

// After calls a function when a request that is meant has been dealt with and
// before its answer leaves: to let a run end just there, together with DropAfter.
func (s *Server) After(when When, do func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plans = append(s.plans, &plan{when: when, do: do, after: true})
}

// Heal forgets all faults and functions that were planned.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plans = nil
}

// fate is what is planned for one request.
type fate struct {
	before, after []func()
	fault         *Fault // nil where nothing goes wrong
}

// planned counts a request in and gives what is to happen with it; the lock is
// held.
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
