package evaluation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// document is a declaration with all its faults: those that the package declaration
// found, and those in the packs and figures that the group sets for itself.
type document struct {
	*declaration.Declaration
	faults []declaration.Fault
}

// readFiles returns the results of a rule that judges files. The rule fails at each
// fault of the kind that its metadata names. Its `results`, a set, have what else the
// rule found, each with its `place`. A file passes if it has values of the kind that
// the rule looks at, and none of these results is about it.
func readFiles(r *rule.Rule, a answer, d document) ([]outcome, error) {
	outcomes := reported(r, d.faults)
	doubts, err := readDoubts(r, a, d)
	if err != nil {
		return nil, err
	}
	outcomes = append(outcomes, doubts...)
	slices.SortStableFunc(outcomes, func(x, y outcome) int { return comparePaths(x.at, y.at) })
	inOrder := filesInOrder(r, d, outcomes)
	if len(outcomes)+len(inOrder) == 0 {
		inOrder = append(inOrder, nothingOfTheKind(r, d))
	}
	return append(outcomes, inOrder...), nil
}

// reported returns a fail for each fault of the kind that a rule reports.
func reported(r *rule.Rule, faults []declaration.Fault) []outcome {
	var outcomes []outcome
	for i, fault := range faults {
		if string(fault.Kind) != r.Reports {
			continue
		}
		o := outcome{
			rule: r, subject: ofFile(fault.Where.File), verdict: finding.Fail, severity: r.Severity,
			at: fault.At, fault: i, message: fault.Because, remedy: r.Remedy,
		}
		if fault.Remedy != "" {
			o.remedy = fault.Remedy
		}
		if severity, err := rule.ParseSeverity(fault.Level); err == nil {
			o.severity = min(o.severity, severity)
		}
		outcomes = append(outcomes, o)
	}
	return outcomes
}

func readDoubts(r *rule.Rule, a answer, d document) ([]outcome, error) {
	if a.results == nil {
		return nil, nil
	}
	set, ok := a.results.(*machine.Set)
	if !ok {
		return nil, fmt.Errorf("rule %s: it judges files, so its results should be a set", r.ID)
	}
	var outcomes []outcome
	for _, one := range set.Items() {
		object, ok := one.(*machine.Object)
		if !ok {
			return nil, fmt.Errorf("rule %s: the result %s should be an object", r.ID, machine.Notation(one))
		}
		var o outcome
		if err := o.read(r, scope{subject: "a file"}, object); err != nil {
			return nil, err
		}
		if len(o.at) == 0 {
			return nil, o.wrong("it does not say its `place`")
		}
		o.subject = ofFile(d.Locate(o.at).File)
		outcomes = append(outcomes, o)
	}
	return outcomes, nil
}

// comparePaths orders paths step by step. Indexes come before keys.
func comparePaths(x, y declaration.Path) int {
	return slices.CompareFunc(x, y, func(x, y declaration.Step) int {
		return cmp.Or(strings.Compare(x.Key, y.Key), cmp.Compare(x.Index, y.Index))
	})
}

func ofFile(path string) string { return "file:" + path }

// filesInOrder returns an outcome for each file that the rule concerns, unless the
// argument against has one about that file. The outcome is a pass, or not assessed if
// the file could not be read.
func filesInOrder(r *rule.Rule, d document, against []outcome) []outcome {
	concerned := concernedBy(r, d)
	var outcomes []outcome
	for _, file := range d.Files {
		subject := ofFile(file.Path)
		if !concerned(file) || slices.ContainsFunc(against, func(o outcome) bool { return o.subject == subject }) {
			continue
		}
		o := outcome{rule: r, fault: -1, subject: subject, file: file.Path, verdict: finding.Pass, message: r.Sound}
		if !file.Read {
			o.verdict, o.message = finding.NotAssessed, "The file could not be read."
		}
		outcomes = append(outcomes, o)
	}
	return outcomes
}

// concernedBy returns a function that reports whether a file may have something that
// the rule looks at. A file that could not be read may have anything.
func concernedBy(r *rule.Rule, d document) func(declaration.File) bool {
	withRows := map[string]bool{}
	if r.Holds == rule.HoldsRow {
		rows := d.At(declaration.Keys("finance", "rows"))
		for i := range rows.Items {
			withRows[rows.Items[i].Member("file").Text] = true
		}
	}
	return func(file declaration.File) bool {
		return !file.Read || r.Holds == "" || withRows[file.Path] || file.Holds[r.Holds] > 0
	}
}

// nothingOfTheKind returns the result about the group if no file has anything that the
// rule looks at. The result is not assessed if a file that could not be read may have
// it.
func nothingOfTheKind(r *rule.Rule, d document) outcome {
	o := outcome{rule: r, fault: -1, subject: wholeGroup, verdict: finding.NotApplicable, message: "Nothing of the kind is declared."}
	unread := len(d.Unavailable) > 0 && !d.OnlyRows()
	switch r.Holds {
	case rule.HoldsRow:
		o.message = "No lines of finance are declared."
		unread = slices.ContainsFunc(d.Unavailable, func(path declaration.Path) bool { return path[0].Key == "finance" })
	case "amount", "month":
		unread = len(d.Unavailable) > 0
	}
	if unread {
		o.verdict, o.message = finding.NotAssessed, "Something of the kind may be declared where we could not look."
		if r.Holds == rule.HoldsRow {
			o.message = "Lines of finance may be declared where we could not look."
		}
	}
	return o
}
