package outline

import (
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// EntriesOf returns entries for the results that have the given verdict. With the
// parameter all, results of the data pack are included, and results that wait for a
// fault are listed one by one.
func EntriesOf(card Card, verdict finding.Verdict, all bool) []Entry {
	shown := slices.DeleteFunc(slices.Clone(card.Results), func(result finding.Finding) bool {
		return result.Verdict != verdict || !all && result.Rule.Pack() == rule.DataPack
	})
	if all {
		return EntriesSaying(shown, MessageOf)
	}
	waiting, rest := waitingEntries(shown)
	return append(waiting, EntriesSaying(rest, MessageOf)...)
}

// EntriesSaying returns entries for results. Results for which say returns the same
// text are one entry.
func EntriesSaying(results []finding.Finding, say func(finding.Finding) string) []Entry {
	said := map[string]int{}
	var entries []Entry
	for _, statement := range statementsOf(results, unchanged) {
		result := statement.Finding
		message := say(result)
		i, again := said[message]
		if !again {
			i = len(entries)
			said[message] = i
			entries = append(entries, Entry{Message: message})
		}
		entries[i].add(result)
	}
	return entries
}

// Entry is a message that one or more rules give for one or more subjects. If Rules is
// empty, the entry stands for all checks that wait for one fault or file. Its message
// says how many, and its subject is the position of the fault or file.
type Entry struct {
	Message         string
	Subjects, Rules []string
}

func (e *Entry) add(result finding.Finding) {
	if !slices.Contains(e.Subjects, result.Subject) {
		e.Subjects = append(e.Subjects, result.Subject)
	}
	if id := string(result.Rule); !slices.Contains(e.Rules, id) {
		e.Rules = append(e.Rules, id)
	}
}

func MessageOf(result finding.Finding) string { return result.Message }
