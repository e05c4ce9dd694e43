package evaluation

import (
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// scope is what a result is about, as far as the rule does not say it itself.
type scope struct {
	subject string
	// base is the path that a result's `at` continues. at is the path from the
	// base if it gives none.
	base, at declaration.Path
}

// readResult reads one result: an object whose verdict is a key and whose
// sentence is the value of that key. Anything that a result may not say is an
// error, since a verdict that is not understood must not be lost.
func readResult(r *rule.Rule, in scope, object ast.Object) (outcome, error) {
	o := outcome{rule: r, fault: -1, subject: in.subject, severity: r.Severity, remedy: r.Remedy, at: join(in.base, in.at)}
	placed := false
	err := object.Iter(func(key, value *ast.Term) error {
		name := textOf(key)
		if name == "at" || name == "place" {
			if placed {
				return o.wrong("it gives both `at` and `place`")
			}
			placed = true
		}
		return o.take(name, value, in)
	})
	switch {
	case err != nil:
		return o, err
	case o.verdict == "":
		return o, o.wrong("it gives no verdict")
	case o.message == "" && o.verdict == finding.Pass:
		o.message = r.Title + "."
	case o.message == "":
		return o, o.wrong("it gives no reason beside its verdict")
	}
	return o, nil
}

// take reads one key of a result.
func (o *outcome) take(name string, value *ast.Term, in scope) (err error) {
	if verdicts()[finding.Verdict(name)] {
		return o.judge(finding.Verdict(name), value)
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
		// The name of an entry that is not known by its id.
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

func (o *outcome) judge(verdict finding.Verdict, value *ast.Term) error {
	text, ok := value.Value.(ast.String)
	switch {
	case o.verdict != "":
		return o.wrong("it gives two verdicts, %s and %s", min(o.verdict, verdict), max(o.verdict, verdict))
	case !ok:
		return o.wrong("the reason beside `%s` is not a text", verdict)
	}
	o.verdict, o.message = verdict, textOf(ast.NewTerm(text))
	return nil
}

// soften reads a severity. A result may be milder than its rule, never graver.
func (o *outcome) soften(value *ast.Term) error {
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

// isText returns a text that is not empty.
func isText(term *ast.Term) (string, bool) {
	text := textOf(term)
	return text, text != ""
}

// dayOf reads a day by which something is due. The empty text means that there is
// no such day.
func dayOf(term *ast.Term) (string, bool) {
	text, ok := term.Value.(ast.String)
	if !ok || text == "" {
		return "", ok
	}
	_, ok = calendar.ParseDay(string(text))
	return string(text), ok
}

// texts reads a text or a list of texts.
func texts(term *ast.Term) ([]string, bool) {
	if text, ok := isText(term); ok {
		return []string{text}, true
	}
	array, ok := term.Value.(*ast.Array)
	if !ok {
		return nil, false
	}
	var all []string
	for i := range array.Len() {
		text, ok := isText(array.Elem(i))
		if !ok {
			return nil, false
		}
		all = append(all, text)
	}
	return all, true
}

func pathsOf(term *ast.Term) ([]declaration.Path, bool) {
	array, ok := term.Value.(*ast.Array)
	if !ok {
		return nil, false
	}
	var paths []declaration.Path
	for i := range array.Len() {
		path, ok := pathOf(array.Elem(i))
		if !ok {
			return nil, false
		}
		paths = append(paths, path)
	}
	return paths, true
}

func join(base, path declaration.Path) declaration.Path { return slices.Concat(base, path) }

// get returns the term of a key, or a null term if the key is absent.
func get(object ast.Object, key string) *ast.Term {
	if term := object.Get(ast.InternedTerm(key)); term != nil {
		return term
	}
	return ast.InternedNullTerm
}
