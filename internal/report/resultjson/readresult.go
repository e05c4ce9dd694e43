package resultjson

import (
	"regexp"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// ruleID matches the id of a rule, including an organisation's.
var ruleID = regexp.MustCompile(`^[a-z_]+\.[a-z0-9_]+$`)

func (r *reader) rule() rule.ID {
	text := r.text()
	if !ruleID.MatchString(text) {
		r.wrong("is %.100q, not the id of a rule such as guide.roadmap_exists", text)
	}
	return rule.ID(text)
}

// result reads a result. For a fail, change is "new" or "standing".
func (r *reader) result() (result finding.Finding, change string) {
	sectioned := false
	r.object(func(key string) {
		switch key {
		case "rule":
			result.Rule = r.rule()
		case "subject":
			result.Subject = r.said()
		case "section":
			result.Section, sectioned = r.text(), true
		case "verdict":
			result.Verdict = r.verdict()
		case "severity":
			severity, _ := rule.ParseSeverity(r.word("error", "warning", "info"))
			result.Severity = severity
		case "change":
			change = r.word(scorecard.New, scorecard.Standing)
		case "message":
			result.Message = r.said()
		case "remedy":
			result.Remedy = r.text()
		case "clauses":
			result.Clauses = r.texts()
		case "location":
			result.Where = r.position()
		case "due":
			result.Due = r.day(false)
		case "key":
			result.Key = r.said()
		default:
			r.skip()
		}
	}, "rule", "subject", "verdict", "message", "clauses", "location", "key")
	r.consistent(result, change)
	if !sectioned {
		result.Section = outline.SectionOf(result.Subject)
	}
	return result, change
}

// consistent makes sure that the members that belong to a fail are present for
// a fail, and only then.
func (r *reader) consistent(result finding.Finding, change string) {
	bad := result.Verdict == finding.Fail || result.Verdict == finding.Waived
	switch {
	case bad && result.Severity == rule.None:
		r.wrong("has no severity, and its verdict is %s", result.Verdict)
	case bad && result.Remedy == "":
		r.wrong("has no remedy, and its verdict is %s", result.Verdict)
	case !bad && result.Severity != rule.None:
		r.wrong("has a severity, and its verdict is %s", result.Verdict)
	case change != "" && result.Verdict != finding.Fail:
		r.wrong("is %s, and its verdict is %s", change, result.Verdict)
	}
}

func (r *reader) verdict() finding.Verdict {
	return finding.Verdict(r.word(string(finding.Pass), string(finding.Fail), string(finding.NotDue), string(finding.NotApplicable),
		string(finding.Waived), string(finding.Attested), string(finding.NotAssessed)))
}

func (r *reader) position() (where source.Position) {
	r.object(func(key string) {
		switch key {
		case "file":
			where.File = r.path()
		case "line":
			where.Line = r.count(1)
		case "column":
			where.Column = r.count(1)
		default:
			r.skip()
		}
	}, "file", "line", "column")
	return where
}

// changes reads what differs from the base. The result of each fail says
// whether it is new.
func (r *reader) changes() *scorecard.Changes {
	c := &scorecard.Changes{New: map[string]bool{}, Standing: map[string]bool{}}
	r.object(func(key string) {
		switch key {
		case "base":
			c.Base = r.said()
		case "added":
			c.Added = r.flag()
		case "revealed":
			c.Revealed = r.count(0)
		case "mended":
			c.Mended = r.earlier()
		case "hidden":
			c.Hidden = r.earlier()
		case "standards":
			r.list(func() { c.Moved = append(c.Moved, r.movement()) })
		default: // including the counts of new and standing, which are computed again
			r.skip()
		}
	}, "base", "new", "standing", "mended", "standards")
	return c
}

func (r *reader) earlier() (results []finding.Finding) {
	r.list(func() {
		result, _ := r.result()
		results = append(results, result)
	})
	return results
}

func (r *reader) movement() (m scorecard.Movement) {
	r.object(func(key string) {
		switch key {
		case "number":
			m.Number = r.text()
		case "name":
			m.Name = r.text()
		case "before":
			m.Before = r.rag()
		case "now":
			m.Now = r.rag()
		default:
			r.skip()
		}
	}, "number", "name", "before", "now")
	return m
}
