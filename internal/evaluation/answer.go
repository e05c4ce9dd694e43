package evaluation

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// outcome is a result as its rule gave it, before what holds for the group
// as a whole is laid over it.
type outcome struct {
	rule     *rule.Rule
	subject  string
	verdict  finding.Verdict
	severity rule.Severity
	at       declaration.Path
	restsOn  []declaration.Path
	partly   bool
	faulty   bool // it rests on a fault, and says on which
	breaks   []string
	fault    int // which fault it reports, or -1
	file     string
	message  string
	remedy   string
	due      string
}

// circumstances hold for the group as a whole.
type circumstances struct {
	closed     string // why nothing is asked any longer; empty while it is
	forming    bool
	founding   string // the day to come on which the group is founded; empty for one that is there
	graceUntil string // the last day of a new group's grace; empty without
	// asked are the months and quarters that rules have to speak of, by the name
	// for them in the rules' metadata.
	asked map[string][]string
}

// waiver is one that is in force.
type waiver struct {
	rule, service, item, month, subject string
	reason, until, named, unneeded      string
	expires                             string // the last day, YYYY-MM-DD
	place                               int
}

// verdicts are those a rule may give; waived is laid over by waivers alone.
func verdicts() map[finding.Verdict]bool {
	return map[finding.Verdict]bool{
		finding.Pass: true, finding.Fail: true, finding.NotDue: true,
		finding.NotApplicable: true, finding.Attested: true, finding.NotAssessed: true,
	}
}

// readOld reads one result of a rule, and returns an error for anything it should not
// say: an unknown verdict must never be silence.
func readOld(r *rule.Rule, term *ast.Term) (outcome, error) {
	object, ok := term.Value.(ast.Object)
	if !ok {
		return outcome{}, fmt.Errorf("rule %s: a result should be an object", r.ID)
	}
	j := outcome{
		rule: r, fault: -1, severity: r.Severity,
		subject: textOf(get(object, "subject")), verdict: finding.Verdict(textOf(get(object, "verdict"))),
		message: textOf(get(object, "because")), remedy: textOf(get(object, "remedy")),
		due: textOf(get(object, "due")), file: textOf(get(object, "file")),
	}
	if j.message == "" && j.verdict == finding.Pass {
		j.message = r.Title + "."
	}
	if j.subject == "" || !verdicts()[j.verdict] || j.message == "" {
		return j, fmt.Errorf("rule %s: the result %v lacks a subject, a verdict we know or a reason", r.ID, term)
	}
	return j, j.readRest(object, term)
}

func (j *outcome) readRest(object ast.Object, term *ast.Term) error {
	path, ok := pathOf(get(object, "at"))
	if !ok {
		return fmt.Errorf("rule %s: the result %v does not say where", j.rule.ID, term)
	}
	j.at = path
	if _, ok := calendar.ParseDay(j.due); j.due != "" && !ok {
		return fmt.Errorf("rule %s: %q is no day that something can be due by", j.rule.ID, j.due)
	}
	if j.file != "" && j.rule.ID.Pack() != rule.DataPack {
		return fmt.Errorf("rule %s: only the data pack speaks of whole files", j.rule.ID)
	}
	j.partly = ast.InternedTerm(true).Equal(get(object, "partly"))
	if fault, ok := get(object, "fault").Value.(ast.Number); ok {
		j.fault, _ = fault.Int()
	}
	if word := textOf(get(object, "severity")); word != "" {
		severity, err := rule.ParseSeverity(word)
		if err != nil {
			return fmt.Errorf("rule %s: %w", j.rule.ID, err)
		}
		// A result may be milder than its rule, never graver.
		j.severity = min(j.severity, severity)
	}
	if rests, ok := get(object, "rests_on").Value.(*ast.Array); ok {
		for i := range rests.Len() {
			if path, ok := pathOf(rests.Elem(i)); ok {
				j.restsOn = append(j.restsOn, path)
			}
		}
	}
	if clauses, ok := get(object, "breaks").Value.(*ast.Array); ok {
		for i := range clauses.Len() {
			j.breaks = append(j.breaks, textOf(clauses.Elem(i)))
		}
	}
	if j.remedy == "" {
		j.remedy = j.rule.Remedy
	}
	return nil
}

// get gives a key's term, or a null term where the key is absent.
func get(object ast.Object, key string) *ast.Term {
	if term := object.Get(ast.InternedTerm(key)); term != nil {
		return term
	}
	return ast.InternedNullTerm
}

func readCircumstances(term *ast.Term) (circumstances, error) {
	object, ok := term.Value.(ast.Object)
	if !ok {
		return circumstances{}, fmt.Errorf("policies: the circumstances of the group are missing")
	}
	c := circumstances{closed: textOf(get(object, "closed")), forming: ast.InternedTerm(true).Equal(get(object, "forming")), founding: textOf(get(object, "founding"))}
	if grace, ok := get(object, "grace").Value.(ast.Object); ok {
		c.graceUntil = textOf(get(grace, "until"))
	}
	return c, nil
}

// readAsked reads the sets of months and quarters that are asked for.
func readAsked(term *ast.Term) map[string][]string {
	asked := map[string][]string{}
	if object, ok := term.Value.(ast.Object); ok {
		object.Foreach(func(name, months *ast.Term) {
			asked[textOf(name)] = []string{}
			if set, ok := months.Value.(ast.Set); ok {
				set.Foreach(func(month *ast.Term) { asked[textOf(name)] = append(asked[textOf(name)], textOf(month)) })
			}
		})
	}
	return asked
}

func readWaivers(term *ast.Term) []waiver {
	var waivers []waiver
	set, ok := term.Value.(ast.Set)
	if !ok {
		return nil
	}
	set.Foreach(func(term *ast.Term) {
		object, ok := term.Value.(ast.Object)
		if !ok {
			return
		}
		w := waiver{
			rule: textOf(get(object, "rule")), service: textOf(get(object, "service")), item: textOf(get(object, "item")),
			month: textOf(get(object, "month")), subject: textOf(get(object, "subject")), reason: textOf(get(object, "reason")),
			until: textOf(get(object, "until")), expires: textOf(get(object, "expires")), named: textOf(get(object, "named")), unneeded: textOf(get(object, "unneeded")),
		}
		if place, ok := get(object, "place").Value.(ast.Number); ok {
			w.place, _ = place.Int()
		}
		waivers = append(waivers, w)
	})
	return waivers
}
