package resultjson

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Types for texts and numbers that allow only certain values.
type (
	schema   string // SchemaName
	filled   string // not empty
	day      string // YYYY-MM-DD
	path     string // relative, without ".."
	mailbox  string // an email address, or empty
	gate     string // advisory or enforce
	severity string // error, warning or info
	change   string // new or standing
	ordinal  int    // from 1
)

// ruleID matches the id of a rule of dgcheck or of an organisation.
var ruleID = regexp.MustCompile(`^[a-z_]+\.[a-z0-9_]+$`)

// problemOf returns what is wrong with a value that was read, or "".
func problemOf(value any) string {
	switch v := value.(type) {
	case filled:
		if v == "" {
			return "is empty"
		}
	case day:
		return problemOfDay(string(v))
	case finding.Day:
		if v != "" {
			return problemOfDay(string(v))
		}
	case path:
		if !fs.ValidPath(string(v)) {
			return fmt.Sprintf("is %.60q, not a path below what was checked", v)
		}
	case mailbox:
		if v != "" && !overview.IsMailbox(string(v)) {
			return fmt.Sprintf("is %.100q, not a mailbox such as team@example.gov.uk", v)
		}
	case rule.ID:
		if !ruleID.MatchString(string(v)) {
			return fmt.Sprintf("is %.100q, not the id of a rule such as guide.roadmap_exists", v)
		}
	case jsonResult:
		return problemOfResult(v)
	default:
		return problemOfWord(value)
	}
	return ""
}

func problemOfWord(value any) string {
	switch v := value.(type) {
	case schema:
		return oneOf(v, SchemaName)
	case evidence.Kind:
		return oneOf(v, evidence.Kinds()...)
	case evidence.Trust:
		return oneOf(v, evidence.ByRun, evidence.ByAttested, evidence.ByBase, evidence.ByNone)
	case overview.ApprovalState:
		return oneOf(v, overview.Approved, overview.Unapproved, overview.NoPullRequest)
	case gate:
		return oneOf(v, "advisory", "enforce")
	case severity:
		return oneOf(v, "error", "warning", "info")
	case change:
		return oneOf(v, scorecard.New, scorecard.Standing)
	case scorecard.RAG:
		return oneOf(v, scorecard.Red, scorecard.Amber, scorecard.Green, scorecard.Unjudged)
	case scorecard.State:
		return oneOf(v, scorecard.Evidenced, scorecard.Vouched, scorecard.Short, scorecard.WaivedFor, scorecard.Unknown, scorecard.NotYetDue, scorecard.DoesNotApply)
	case finding.Verdict:
		return oneOf(v, finding.Pass, finding.Fail, finding.NotDue, finding.NotApplicable, finding.Waived, finding.Attested, finding.NotAssessed)
	case finding.Posture:
		return oneOf(v, "all", "high-medium", "high-only", "unknown")
	case finding.Panel:
		return oneOf(v, "internal", "cross-government", "")
	case finding.Assessment:
		return oneOf(v, "alpha", "beta", "live")
	}
	return ""
}

func oneOf[T ~string](value T, words ...T) string {
	if slices.Contains(words, value) {
		return ""
	}
	list := make([]string, len(words))
	for i, word := range words {
		list[i] = string(word)
	}
	return fmt.Sprintf("is %.60q, not one of %s", value, strings.Join(list, ", "))
}

func problemOfDay(text string) string {
	if _, ok := calendar.ParseDay(text); !ok {
		return fmt.Sprintf("is %.60q, not a day such as 2026-11-22", text)
	}
	return ""
}

// problemOfResult checks that a result has a severity and a remedy if it fails or is
// waived, that it has no severity otherwise, and that only a fail is new or standing.
func problemOfResult(r jsonResult) string {
	bad := r.Verdict == finding.Fail || r.Verdict == finding.Waived
	switch {
	case bad && r.Severity == "":
		return fmt.Sprintf("has no severity, and its verdict is %s", r.Verdict)
	case bad && r.Remedy == "":
		return fmt.Sprintf("has no remedy, and its verdict is %s", r.Verdict)
	case !bad && r.Severity != "":
		return fmt.Sprintf("has a severity, and its verdict is %s", r.Verdict)
	case r.Change != "" && r.Verdict != finding.Fail:
		return fmt.Sprintf("is %s, and its verdict is %s", r.Change, r.Verdict)
	}
	return ""
}
