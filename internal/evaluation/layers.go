package evaluation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/source"
)

// layers changes the outcomes of the rules for reasons that hold for all rules alike.
// In order of precedence: what could not be read is not assessed, no rule applies to a
// closed group, a new group has time, and a waiver covers a fail.
type layers struct {
	program       *program
	reads         func(rule.ID) rulebook.Reads
	d             *declaration.Declaration
	faults        []declaration.Fault
	circumstances circumstances
	waivers       []waiver
	marked        *marks
	lost          []lost
	elsewhere     []string // the message for each part in d.Unavailable, once it is needed
}

func (l *layers) lay(outcomes []outcome) {
	l.layAll(outcomes)
	l.unneeded(outcomes)
}

// layAll applies every layer to each outcome.
func (l *layers) layAll(outcomes []outcome) {
	for i := range outcomes {
		j := &outcomes[i]
		if j.rule.ID.Pack() == rule.DataPack {
			continue
		}
		l.layFaults(j)
		l.layElsewhere(j)
		l.layLost(j)
		l.layClosure(j)
		l.layGrace(j)
		l.layWaivers(j)
	}
}

// layFaults makes an outcome not assessed if it depends on a value that has a fault.
func (l *layers) layFaults(j *outcome) {
	if len(l.marked.at) == 0 {
		return
	}
	if fault, ok := l.marked.under(j, l.reads(j.rule.ID)); ok {
		j.unassessed(finding.WaitsForFault(fault))
		j.faulty = true
	}
}

// layElsewhere makes an outcome not assessed if something the rule needs may be in a
// file that could not be read, or in another of the group's repositories. A pass stays
// a pass: more values would not change it. For an outcome that the rule itself did not
// assess, the message says that a part is unread.
func (l *layers) layElsewhere(j *outcome) {
	if l.d.Partial && ofGroup(j.subject) {
		j.unassessed("This is judged where the group's main declaration is kept.")
		return
	}
	if len(l.d.Unavailable) == 0 || j.verdict == finding.Pass || j.verdict == finding.Attested || j.faulty {
		return
	}
	for i, missing := range l.d.Unavailable {
		if l.needs(j, missing) {
			j.unassessed(l.stands(i))
			return
		}
	}
}

// stands returns the message of a result that needs a part which is not available: the
// part d.Unavailable[i]. It keeps the message for the next call.
func (l *layers) stands(i int) string {
	if l.elsewhere == nil {
		l.elsewhere = make([]string, len(l.d.Unavailable))
	}
	if l.elsewhere[i] == "" {
		l.elsewhere[i] = elsewhere(l.d, l.faults, l.d.Unavailable[i])
	}
	return l.elsewhere[i]
}

// ofGroup reports whether a subject is the group as a whole, or something of the whole
// group such as a month.
func ofGroup(subject string) bool {
	kind, _, _ := strings.Cut(subject, ":")
	return slices.Contains([]string{wholeGroup, "month", "quarter", "attestation"}, kind)
}

// needs reports whether an outcome could change if the missing part of the document
// were known. A not-applicable outcome was decided by the value at its path. It could
// change only if the missing part is below that path.
func (l *layers) needs(j *outcome, missing declaration.Path) bool {
	if missing.Leads(j.at) {
		return true
	}
	// If `group` could not be read, the group is judged as if it gave no founding day
	// and no status. So only results at a place in `group` need it.
	if len(missing) == 1 && missing[0].Key == wholeGroup {
		return false
	}
	if j.verdict == finding.NotApplicable && (len(j.at) == 0 || !j.at.Leads(missing)) {
		return false
	}
	for _, read := range l.reads(j.rule.ID).Paths {
		if path := declaration.Keys(read...); missing.Leads(path) || path.Leads(missing) {
			return true
		}
	}
	return false
}

func (j *outcome) unassessed(because string) {
	j.verdict, j.message, j.due = finding.NotAssessed, because, ""
}

func (l *layers) layClosure(j *outcome) {
	if l.circumstances.closed == "" || j.rule.AfterClosure {
		return
	}
	j.verdict, j.message, j.due = finding.NotApplicable, l.circumstances.closed, ""
}

func (l *layers) layGrace(j *outcome) {
	switch {
	case j.verdict != finding.Fail:
	case l.circumstances.forming:
		j.verdict, j.due = finding.NotDue, ""
		j.message += " It is not due while the group is forming."
	case l.circumstances.founding != "":
		j.verdict, j.due = finding.NotDue, max(j.due, l.circumstances.founding)
		j.message += fmt.Sprintf(" The group is founded only on %s.", calendar.Long(l.circumstances.founding))
	case l.circumstances.graceUntil != "" && !j.rule.NoGrace:
		j.verdict = finding.NotDue
		j.due = max(j.due, l.circumstances.graceUntil)
		j.message += fmt.Sprintf(" A new group has until %s.", calendar.Long(j.due))
	}
}

func (l *layers) layWaivers(j *outcome) {
	if w, ok := l.covering(j); ok {
		j.verdict = finding.Waived
		j.message += fmt.Sprintf(" Waived until %s: %s.", w.until, strings.TrimSuffix(w.reason, "."))
	}
}

// covers reports whether the waiver is for the rule of an outcome and its scope
// includes the subject.
func (w waiver) covers(j *outcome) bool {
	if w.rule != string(j.rule.ID) {
		return false
	}
	service := "service:" + w.service
	return (w.service == "" || j.subject == service || strings.HasPrefix(j.subject, service+"/")) &&
		(w.item == "" || j.subject == "pipeline:"+w.item || j.subject == "roadmap:"+w.item) &&
		(w.month == "" || j.subject == "month:"+w.month) &&
		(w.subject == "" || j.subject == w.subject)
}

// unneeded reports the waivers that are not needed, because everything in their scope
// passes.
func (l *layers) unneeded(outcomes []outcome) {
	for _, w := range l.waivers {
		passes, others := 0, 0
		for i := range outcomes {
			switch j := &outcomes[i]; {
			case !w.covers(j), j.verdict == finding.NotApplicable:
			case j.verdict == finding.Pass, j.verdict == finding.Attested:
				passes++
			default:
				others++
			}
		}
		if passes > 0 && others == 0 {
			l.sayUnneeded(outcomes, w)
		}
	}
}

func (l *layers) sayUnneeded(outcomes []outcome, w waiver) {
	place := declaration.Path{{Key: "waivers"}, {Index: w.place}}
	for i := range outcomes {
		j := &outcomes[i]
		if j.subject == w.named && j.verdict == finding.Pass && place.Leads(j.at) {
			j.verdict, j.severity, j.message, j.remedy = finding.Fail, rule.Info, w.unneeded, "Remove the waiver."
		}
	}
}

// results returns the outcomes as findings, sorted. If findings have the same key, it
// gives each after the first a key of its own.
func (l *layers) results(outcomes []outcome) []finding.Finding {
	results := make([]finding.Finding, len(outcomes))
	for i := range outcomes {
		results[i] = l.result(&outcomes[i])
	}
	finding.Sort(results)
	repeated := make(map[string]int, len(results))
	for i := range results {
		key := results[i].Key
		if repeated[key]++; repeated[key] > 1 {
			results[i].Key = finding.Key(key, fmt.Sprint(repeated[key]))
		}
	}
	return results
}

func (l *layers) result(j *outcome) finding.Finding {
	result := finding.Finding{
		Rule: j.rule.ID, Subject: j.subject, Verdict: j.verdict, Message: j.message,
		Clauses: j.rule.Clauses, Where: l.where(j), Due: j.due, Key: l.key(j),
		Partly: j.verdict == finding.Pass && len(j.breaks) > 0, Absent: l.absent(j),
	}
	if len(j.at) > 0 {
		result.Section = j.at[0].Key
	}
	if j.verdict == finding.Fail || j.verdict == finding.Waived {
		result.Severity, result.Breaks = j.severity, j.breaks
	}
	if founded := l.d.Document.Member(wholeGroup).Member("founded"); result.Due != "" && founded.Text > result.Due {
		result.Due = founded.Text // nothing can be due before the group is founded
	}
	if result.Severity != rule.None || result.Due != "" {
		result.Remedy = j.remedy
	}
	return result
}

func (l *layers) absent(j *outcome) bool {
	if j.fault >= 0 || j.file != "" || len(j.at) == 0 {
		return false
	}
	section := l.d.At(j.at[:1])
	return section == nil || !section.Written()
}

func (l *layers) where(j *outcome) source.Position {
	switch {
	case j.fault >= 0 && j.fault < len(l.faults):
		return l.faults[j.fault].Where
	case j.file != "":
		return source.Position{File: j.file, Line: 1, Column: 1}
	}
	return l.d.Locate(j.at)
}

func (l *layers) key(j *outcome) string {
	subject := l.d.Stable(j.subject)
	if j.rule.ID.Pack() != rule.DataPack {
		return finding.Key(l.d.ID, string(j.rule.ID), subject)
	}
	return finding.Key(l.d.ID, string(j.rule.ID), subject, l.d.StablePath(j.at))
}
