package evaluation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// scope is the subject and path of a result, unless the result gives its own.
type scope struct {
	subject string
	// The field base is the path that a result's `at` continues. If the result gives no
	// `at`, the field at is used in its place.
	base, at declaration.Path
}

// read reads one result: an object with a verdict as a key, and a sentence as the value
// of that key. It returns an error for any unknown key, so that a misspelt verdict is
// never ignored.
func (o *outcome) read(r *rule.Rule, in scope, object *machine.Object) error {
	*o = outcome{rule: r, fault: -1, subject: in.subject, severity: r.Severity, remedy: r.Remedy}
	placed := false
	for key, value := range object.All {
		name := textOf(key)
		if name == "at" || name == "place" {
			if placed {
				return o.wrong("it gives both `at` and `place`")
			}
			placed = true
		}
		if err := o.take(name, value, in); err != nil {
			return err
		}
	}
	if !placed {
		o.at = join(in.base, in.at)
	}
	switch {
	case o.verdict == "":
		return o.wrong("it gives no verdict")
	case o.message == "" && o.verdict == finding.Pass:
		o.message = r.Title + "."
	case o.message == "":
		return o.wrong("it gives no reason beside its verdict")
	}
	return nil
}

// take reads one key of a result, such as `due`, into the fields of o. The argument in
// is the scope of the result.
func (o *outcome) take(name string, value machine.Value, in scope) (err error) {
	if verdict := finding.Verdict(name); given(verdict) {
		return o.judge(verdict, value)
	}
	known := true
	switch name {
	case "at":
		o.at, known = pathOf(value)
		o.at = join(in.base, o.at)
	case "place":
		o.at, known = pathOf(value)
	case "due":
		o.due, known = dayOf(value)
	case "severity":
		return o.soften(value)
	case "remedy":
		o.remedy, known = isText(value)
	case "clause":
		o.breaks, known = texts(value)
	case "rests_on":
		o.restsOn, known = pathsOf(value)
	case "key":
		// The label that replaces the entry's id in the subject.
		var label string
		label, known = isText(value)
		o.subject = rename(o.subject, label)
	default:
		return o.wrong("`%s` is nothing that a result may say", name)
	}
	if !known {
		return o.wrong("its `%s` cannot be read", name)
	}
	return nil
}

func (o *outcome) judge(verdict finding.Verdict, value machine.Value) error {
	text, ok := value.(string)
	switch {
	case o.verdict != "":
		return o.wrong("it gives two verdicts, %s and %s", min(o.verdict, verdict), max(o.verdict, verdict))
	case !ok:
		return o.wrong("the reason beside `%s` is not a text", verdict)
	}
	o.verdict, o.message = verdict, strings.TrimSpace(text)
	return nil
}

// soften reads a severity. A result may have a lower severity than its rule. A higher
// one has no effect.
func (o *outcome) soften(value machine.Value) error {
	severity, err := rule.ParseSeverity(textOf(value))
	if err != nil {
		return o.wrong("%v", err)
	}
	o.severity = min(o.severity, severity)
	return nil
}

func (o *outcome) wrong(format string, args ...any) error {
	return fmt.Errorf("rule %s: the result for %s: %s", o.rule.ID, o.subject, fmt.Sprintf(format, args...))
}

// isText returns a text without white space around it, and whether it is not empty.
func isText(v machine.Value) (string, bool) {
	text := textOf(v)
	return text, text != ""
}

// dayOf reads the day in `due`. An empty text is valid and means that there is no such
// day. It returns false for any other value that is not a date.
func dayOf(v machine.Value) (string, bool) {
	text, ok := v.(string)
	if !ok || text == "" {
		return "", ok
	}
	_, ok = calendar.ParseDay(text)
	return text, ok
}

// texts reads a text or a list of texts. It reports false for any other value, and for
// an empty text.
func texts(v machine.Value) ([]string, bool) {
	if text, ok := isText(v); ok {
		return []string{text}, true
	}
	array, ok := v.(*machine.Array)
	if !ok {
		return nil, false
	}
	var all []string
	for _, item := range array.Items() {
		text, ok := isText(item)
		if !ok {
			return nil, false
		}
		all = append(all, text)
	}
	return all, true
}

func pathsOf(v machine.Value) ([]declaration.Path, bool) {
	array, ok := v.(*machine.Array)
	if !ok {
		return nil, false
	}
	var paths []declaration.Path
	for _, item := range array.Items() {
		path, ok := pathOf(item)
		if !ok {
			return nil, false
		}
		paths = append(paths, path)
	}
	return paths, true
}

// join returns base followed by path. No code changes a path in place, so the result
// may share memory with either.
func join(base, path declaration.Path) declaration.Path {
	switch {
	case len(path) == 0:
		return slices.Clip(base)
	case len(base) == 0:
		return slices.Clip(path)
	}
	return slices.Concat(base, path)
}

// outcome is a result as its rule gave it. The layers then change it by what is true
// for the group as a whole.
type outcome struct {
	rule     *rule.Rule
	subject  string
	verdict  finding.Verdict
	severity rule.Severity
	at       declaration.Path
	restsOn  []declaration.Path
	faulty   bool     // it depends on a fault, and its message names that fault
	breaks   []string // the clauses that a fail is about, or that a pass shows only in part
	fault    int      // the index of the fault that it reports, or -1
	file     string
	message  string
	remedy   string
	due      string
}

// given reports whether a rule may give a verdict. It may not give Waived, which only
// waivers produce.
func given(v finding.Verdict) bool {
	switch v {
	case finding.Pass, finding.Fail, finding.NotDue, finding.NotApplicable, finding.Attested, finding.NotAssessed:
		return true
	}
	return false
}
