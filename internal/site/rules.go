package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// failed has what is shown of one rule in one set of groups: the number of groups in
// which it fails, how often it fails by severity, and how often it is waived.
type failed struct {
	rule   string
	set    *set
	groups int
	counts [3]int // errors, warnings and findings for information
	waived int
	// covered is the number of groups in which the rule is waived at least once and
	// fails nowhere.
	covered int
	all     []int32 // indexes into site.problems
}

// ruleFile returns the file name of a rule's page. It needs no escaping, because rule
// ids consist of lower-case letters, digits, underscores and a dot.
func ruleFile(id string) string { return "rule-" + strings.ReplaceAll(id, ".", "-") + ".html" }

// rulesPages writes the list of rules that fail or are waived, and a page for each
// rule.
func (s *site) rulesPages() error {
	all := s.failedRules()
	err := s.file(s.allProblems().file(), s.allProblems().writeCSV)
	if err != nil {
		return err
	}
	err = s.page(page{file: rulesFile, title: "Rules", intro: func(w html.Writer) {
		paragraph(w, "Is it the group or the rule? A rule that fails in few groups is theirs to mend. One that fails in most may ask for what nobody knew, or may be wrong: write to its owner.")
		w.Put(`
<p class="govuk-body"><a class="govuk-link"$>Everything that fails or is waived, as CSV</a></p>`, html.Href("problems.csv"))
		s.setsInWords(w)
	}, tables: []table{{
		name: "rules", caption: "Rules that fail or are waived", empty: "No rule fails, and none is waived.", rows: len(all),
		columns: append([]column{{name: "Rule"}, {name: "Set", number: true, csv: !s.apart()}, {name: "Groups that fail"}}, column{name: "Errors", number: true}, column{name: "Warnings", number: true}, column{name: "For information", number: true}, column{name: "Waived", number: true}, column{name: "The group or the rule"}),
		row: func(i int) []cell {
			f := all[i]
			return []cell{s.ruleCell(f.rule), count(f.set.number), text(f.share()), count(f.counts[0]), count(f.counts[1]), count(f.counts[2]), count(f.waived), text(f.verdict())}
		},
	}}})
	for i := 0; i < len(all) && err == nil; {
		n := i + 1
		for n < len(all) && all[n].rule == all[i].rule {
			n++
		}
		err = s.rulePage(all[i:n])
		i = n
	}
	return err
}

// allProblems returns a table with a row for every result that fails or is waived.
func (s *site) allProblems() table {
	return table{
		name: "problems", rows: len(s.problems), columns: columns("Group", "Name", "Rule", "Title", "About", "Severity", "First seen failing", "Waived by", "Waived until", "Set", "Lead's mailbox"),
		row: func(i int) []cell {
			p := s.problems[i]
			id, m := s.words.text(p.rule), p.member
			by, until := "", ""
			if p.waiver != nil {
				by, until = cmp.Or(p.waiver.ApprovedBy.Role, "not known"), p.waiver.Expires
			}
			return []cell{text(m.entry.ID), text(m.name), text(id), text(s.titleOf(id)), text(s.words.text(p.subject)), text(p.severity.String()), text(strings.TrimPrefix(s.words.text(p.since), orEarlier)), text(by), text(until), count(m.set.number), text(m.lead.Email)}
		},
	}
}

// share returns how many groups of the set fail, such as "2 of 11".
func (f failed) share() string { return fmt.Sprintf("%d of %d", f.groups, f.set.members) }

// fewGroups is the smallest number of groups in a set from which verdict draws a
// conclusion.
const fewGroups = 4

// verdict returns a conclusion about the rule, such as "Few groups: talk to them",
// "Most groups: look at the rule" or "Waived in 2 of 11: look at the waiver".
func (f failed) verdict() string {
	switch {
	case f.groups == 0 && f.covered == f.set.members && f.covered > 1:
		return fmt.Sprintf("Waived in all %d: look at the waiver", f.covered)
	case f.groups == 0:
		return fmt.Sprintf("Waived in %d of %d: look at the waiver", f.covered, f.set.members)
	case f.set.members < fewGroups:
		return "Too few groups to say"
	case (f.groups+f.covered)*2 > f.set.members && f.covered > 0:
		return "Fails or is waived in most groups: look at the rule"
	case f.groups*2 > f.set.members:
		return "Most groups: look at the rule"
	case (f.groups+f.covered)*4 > f.set.members:
		return "Many groups"
	}
	return "Few groups: talk to them"
}

// failedRules returns an entry for each rule and set with a problem. The rule that
// fails in most groups comes first.
func (s *site) failedRules() []failed {
	type key struct {
		rule string
		set  *set
	}
	found := map[key]*failed{}
	most := map[string]int{}
	fails, covered := map[key]*member{}, map[key][]*member{}
	for i := range s.problems {
		p := &s.problems[i]
		id := s.words.text(p.rule)
		k := key{id, p.member.set}
		f := found[k]
		if f == nil {
			f = &failed{rule: id, set: p.member.set}
			found[k] = f
		}
		f.all = append(f.all, int32(i))
		if p.waiver != nil {
			f.waived++
			covered[k] = append(covered[k], p.member)
			continue
		}
		f.counts[min(p.severity, 2)]++
		if fails[k] != p.member {
			fails[k] = p.member
			f.groups++
			most[id]++
		}
	}
	all := make([]failed, 0, len(found))
	for k, f := range found {
		f.cover(s.problems, covered[k])
		all = append(all, *f)
	}
	slices.SortFunc(all, func(a, b failed) int {
		return cmp.Or(cmp.Compare(most[b.rule], most[a.rule]), cmp.Compare(a.rule, b.rule), cmp.Compare(a.set.number, b.set.number))
	})
	return all
}

// cover sets f.covered, the number of groups in which the rule is waived and fails
// nowhere. waived are the groups in which it is waived, each as often as it is waived.
func (f *failed) cover(problems []problem, waived []*member) {
	if len(waived) == 0 {
		return
	}
	fails := map[*member]bool{}
	for _, i := range f.all {
		if problems[i].waiver == nil {
			fails[problems[i].member] = true
		}
	}
	for _, m := range waived {
		if !fails[m] {
			fails[m] = true
			f.covered++
		}
	}
}

// rulePage writes the page of a rule: in which groups it fails, since when, and who
// waived it. sets has one entry for each set in which it fails or is waived.
func (s *site) rulePage(sets []failed) error {
	id := sets[0].rule
	var all []int32
	for _, f := range sets {
		all = append(all, f.all...)
	}
	slices.SortStableFunc(all, func(i, j int32) int {
		a, b := &s.problems[i], &s.problems[j]
		return cmp.Or(cmp.Compare(a.member.set.number, b.member.set.number), compareBools(a.waiver != nil, b.waiver != nil), cmp.Compare(a.severity, b.severity),
			cmp.Compare(a.member.entry.ID, b.member.entry.ID), cmp.Compare(a.member.entry.Repository, b.member.entry.Repository), cmp.Compare(s.words.text(a.subject), s.words.text(b.subject)))
	})
	return s.page(page{file: ruleFile(id), title: s.titleOf(id), short: true, intro: func(w html.Writer) {
		w.Put(`
<p class="govuk-body">Rule <code>$</code></p>`, escape.ForPage(id))
		known, _ := s.Rules.Find(rule.ID(id))
		if known.About != "" {
			paragraph(w, known.About)
		}
		if known.Remedy != "" {
			w.Put(`
<div class="govuk-inset-text"><p class="govuk-body">$</p></div>`, escape.ForPage("What to do: "+known.Remedy))
		}
		for _, f := range sets {
			where := ""
			if s.apart() {
				where = fmt.Sprintf(" in set %d", f.set.number)
			}
			if f.groups == 0 && f.waived > 0 {
				paragraph(w, fmt.Sprintf("Without a waiver it fails in no group%s. %s. %s waived.", where, f.verdict(), outline.Count(f.waived, "result")))
				continue
			}
			paragraph(w, fmt.Sprintf("It fails in %s%s. %s. %s.", f.share()+" "+plainPlural(f.set.members, "group"), where, f.verdict(), outline.Count(f.waived, "result")+" waived"))
		}
	}, tables: []table{{
		name: strings.TrimSuffix(ruleFile(id), ".html"), caption: heading(sets), rows: len(all),
		columns: append(columns("Group", "About", "Severity", "First seen failing", "Waived by", "Until"), leadColumns("Lead")...),
		row: func(i int) []cell {
			p := s.problems[all[i]]
			by, until := text(""), text("")
			if p.waiver != nil {
				by, until = cell{p.waiver.ApprovedBy.Role, post(p.waiver.ApprovedBy)}, day(p.waiver.Expires, "Not known")
			}
			return append([]cell{s.groupCell(p.member), about(s.words.text(p.subject)), severity(p.severity.String()), since(s.words.text(p.since)), by, until}, lead(p.member.lead)...)
		},
	}}})
}

// heading returns the caption of a rule's table: "Who fails", or "Who fails or is
// waived" if any result is waived.
func heading(sets []failed) string {
	if slices.ContainsFunc(sets, func(f failed) bool { return f.waived > 0 }) {
		return "Who fails or is waived"
	}
	return "Who fails"
}

func plainPlural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// since returns a cell with the first day on which a result was seen to fail.
func since(d string) cell {
	if earlier, is := strings.CutPrefix(d, orEarlier); is {
		return cell{earlier, escape.ForPage(calendar.Long(earlier) + " or earlier")}
	}
	return day(d, "Not known")
}
