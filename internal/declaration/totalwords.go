package declaration

import (
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// rank is how much of the finance table a row adds up, by its label: nothing, a part of
// the lines, several months, or everything.
type rank int

const (
	noTotal rank = iota
	partTotal
	quarterTotal
	wholeTotal
)

// totalWord is the label that makes a record a total. Its rank is noTotal for an
// ordinary record.
type totalWord struct {
	rank   rank
	label  string // as it is written
	place  [2]int
	left   bool // the record is left out of the table
	column string
}

// rankedWords reads the words for totals from the word lists, and returns the rank of
// each word.
func rankedWords(n yamltext.Node) map[string]rank {
	ranks := map[string]rank{"part": partTotal, "quarter": quarterTotal, "whole": wholeTotal}
	words := map[string]rank{}
	for key, list := range n.Entries() {
		for _, word := range list.Items() {
			words[word.Text()] = ranks[key.Text()]
		}
	}
	return words
}

var (
	beside = pattern.Lazy(`\b(fy ?)?(20)?\d\d ?[-/] ?(20)?\d\d\b|\b(fy ?)?20\d\d\b|\bfy ?\d\d\b|` +
		`\b(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)([ -]\d\d(\d\d)?)?\b`)
	between = pattern.Lazy(`[^a-z0-9]+`)
)

// totalRank returns the rank of a label such as "Subtotal staff". It ignores years and
// months in the label.
func (s *Schema) totalRank(label string) rank {
	const longest = 40
	if label == "" || len(label) > longest {
		return noTotal
	}
	word := beside().ReplaceAllString(strings.ToLower(label), " ")
	word = strings.Trim(between().ReplaceAllString(word, " "), " ")
	if partOf().MatchString(word) {
		return partTotal // such as "Subtotal staff"
	}
	return s.words.totals[word]
}

// plainMonth reports whether a label is a month such as 2026-04, and cannot be a
// financial year such as 2010-11.
func plainMonth(label string) bool {
	month, err := calendar.ParseMonth(label)
	return err == nil && label == month.String() && int(month.Number()) != (month.Year()+1)%100
}

// monthRank returns the rank of a label that is written where a month is expected.
// Unlike totalRank, it also takes a financial year such as 2026-27 or FY26/27 for a
// total.
func (s *Schema) monthRank(label string) rank {
	if plainMonth(label) {
		return noTotal
	}
	if rank := s.totalRank(label); rank != noTotal {
		return rank
	}
	years := financialYear().FindStringSubmatch(strings.ToLower(label))
	if years == nil {
		return noTotal
	}
	first, _ := strconv.Atoi(years[1])
	next, _ := strconv.Atoi(years[2])
	if first < 20 || next != (first+1)%100 {
		return noTotal // 04/05 and the like may be anything
	}
	return wholeTotal
}

var (
	partOf        = pattern.Lazy(`^sub ?totals? `)
	financialYear = pattern.Lazy(`^(?:fy ?|financial year |year )?(?:20)?(\d\d) ?[-/] ?(?:20)?(\d\d)(?: total)?$`)
)

// Rank is how much of a finance table a row adds up, by its label. A row of rank
// NoTotal is not a total.
type Rank = rank

// The ranks of labels: not a total, or a total of a part of the lines, of several
// months, or of everything.
const (
	NoTotal      = noTotal
	PartTotal    = partTotal
	QuarterTotal = quarterTotal
	WholeTotal   = wholeTotal
)

// TotalRank returns the rank of a label that is written as the line of a row.
func (s *Schema) TotalRank(label string) Rank { return s.totalRank(clean(label)) }

// MonthRank returns the rank of a label that is written where a month is expected.
// Unlike TotalRank, it also takes a financial year such as 2026-27 for a total.
func (s *Schema) MonthRank(label string) Rank { return s.monthRank(clean(label)) }
