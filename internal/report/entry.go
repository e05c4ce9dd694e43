package report

import (
	"fmt"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// entries writes entries under a title. If there are none, it writes nothing.
func (p *page) entries(title terminal, entries []entry) {
	if len(entries) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.bold(title))
	for _, e := range entries {
		if len(e.rules) == 0 {
			p.line("  %s  %s", p.names(e.subjects), told(e.message))
			continue
		}
		p.line("  %s  %s [%s]", p.names(e.subjects), told(e.message), p.names(e.rules))
	}
}

// names writes some names and how many more there are. If all are asked for, it
// writes every one.
func (p *page) names(names []string) terminal {
	shown, more := someOf(names)
	if p.all || more == 0 {
		return listed(names)
	}
	return listed(shown) + terminal(fmt.Sprintf(" and %d more", more))
}

// mostNames is how many names are written in one line.
const mostNames = 8

// someOf returns the names for one line, and how many more there are. It never
// leaves out a single name, since that would take no more room than the count.
func someOf(names []string) ([]string, int) {
	if more := len(names) - mostNames; more > 1 {
		return names[:mostNames], more
	}
	return names, 0
}

// entriesOf returns the entries for the results with a verdict. Results of the
// data pack are included only if all is set.
func entriesOf(card Card, verdict finding.Verdict, all bool) []entry {
	shown := slices.DeleteFunc(slices.Clone(card.Results), func(result finding.Finding) bool {
		return result.Verdict != verdict || !all && result.Rule.Pack() == rule.DataPack
	})
	if all {
		return entriesSaying(shown, messageOf)
	}
	waiting, rest := waitingEntries(shown)
	return append(waiting, entriesSaying(rest, messageOf)...)
}

// entriesSaying merges results with the same text into one entry.
func entriesSaying(results []finding.Finding, say func(finding.Finding) string) []entry {
	said := map[string]int{}
	var entries []entry
	for _, statement := range statementsOf(results, unchanged) {
		result := statement.Finding
		message := say(result)
		i, again := said[message]
		if !again {
			i = len(entries)
			said[message] = i
			entries = append(entries, entry{message: message})
		}
		entries[i].add(result)
	}
	return entries
}

// entry is one message, about some subjects and from some rules. An entry
// without rules counts results.
type entry struct {
	message         string
	subjects, rules []string
}

func (e *entry) add(result finding.Finding) {
	if !slices.Contains(e.subjects, result.Subject) {
		e.subjects = append(e.subjects, result.Subject)
	}
	if id := string(result.Rule); !slices.Contains(e.rules, id) {
		e.rules = append(e.rules, id)
	}
}

func messageOf(result finding.Finding) string { return result.Message }
