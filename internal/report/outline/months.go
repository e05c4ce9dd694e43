package outline

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Statement is a line for people. It stands for one result, or for several results that
// say the same about consecutive months. The embedded Finding is the first of them,
// with a subject and a message about all of the months.
type Statement struct {
	finding.Finding
	// Count is the number of results that the statement stands for.
	Count int
	// unnamed is the range of months in words, if the message does not contain it. It
	// is "" if the message does.
	unnamed string
}

// statementsOf merges results that say the same about consecutive months. The function
// changed returns how a result compares with the base commit, such as "new"; results
// that differ in this are not merged. Formats for programs do not merge results.
func statementsOf(results []finding.Finding, changed func(finding.Finding) string) []Statement {
	var runs []monthRun
	open := map[monthPattern]int{}
	for _, result := range results {
		pattern, month, dated := patternOf(result)
		if dated {
			pattern.change = changed(result)
			if i, ok := open[pattern]; ok && month == runs[i].months[len(runs[i].months)-1]+1 {
				runs[i].extend(month, result.Due)
				continue
			}
			open[pattern] = len(runs)
		}
		runs = append(runs, monthRun{result, pattern, []calendar.Month{month}, []string{result.Due}})
	}
	statements := make([]Statement, len(runs))
	for i, run := range runs {
		statements[i] = run.statement()
	}
	return statements
}

// monthRun is a result merged with those that say the same about the months after it.
type monthRun struct {
	first   finding.Finding
	pattern monthPattern
	months  []calendar.Month
	dues    []string
}

func (r *monthRun) extend(month calendar.Month, due string) {
	r.months, r.dues = append(r.months, month), append(r.dues, due)
}

func (r *monthRun) statement() Statement {
	said := Statement{Finding: r.first, Count: len(r.months)}
	if len(r.months) == 1 {
		return said
	}
	first, last := r.months[0], r.months[len(r.months)-1]
	if strings.HasPrefix(said.Subject, monthSubject) {
		said.Subject = fmt.Sprintf("%s%s to %s", monthSubject, first, last)
	}
	said.Message, said.Remedy = r.fill(r.pattern.message), r.fill(r.pattern.remedy)
	if !strings.Contains(r.pattern.message, monthMark) {
		said.unnamed = monthsInWords(first, last)
	}
	return said
}

// fill replaces monthMark and dueMark in a pattern by the months and the due days.
func (r *monthRun) fill(pattern string) string {
	first, last := r.months[0], r.months[len(r.months)-1]
	months := monthsInWords(first, last)
	if figure.MatchString(pattern) { // an amount in the text is that of the first month only
		months = "each month from " + calendarSpan(first, last, " to ")
	}
	due := calendar.Long(r.dues[0])
	if end := calendar.Long(r.dues[len(r.dues)-1]); end != due {
		due = fmt.Sprintf("%s for the first and %s for the last", due, end)
	}
	return strings.NewReplacer(monthMark, months, dueMark, due).Replace(pattern)
}

// monthsInWords returns a range of months, such as "April to October 2026".
func monthsInWords(first, last calendar.Month) string {
	if last == first+1 {
		return calendarSpan(first, last, " and ")
	}
	return calendarSpan(first, last, " to ")
}

func calendarSpan(first, last calendar.Month, between string) string {
	if first.Year() == last.Year() {
		return first.Number().String() + between + last.Long()
	}
	return first.Long() + between + last.Long()
}

// monthPattern is what merged results have in common. In its texts, monthMark stands
// for the month and dueMark for the due day.
type monthPattern struct {
	rule            rule.ID
	verdict         finding.Verdict
	severity        rule.Severity
	subject, file   string
	change          string
	message, remedy string
}

// The marks are control characters. Every format escapes those, so that no message of a
// rule contains them.
const (
	monthSubject = "month:"
	monthMark    = "\x01"
	dueMark      = "\x02"
)

var (
	namedMonth = regexp.MustCompile(`\b(January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{4}\b`)
	figure     = regexp.MustCompile(`[0-9]`)
)

// patternOf returns the pattern of a result and the month that the result is about. The
// last value is false if the result is not about a single month.
func patternOf(result finding.Finding) (monthPattern, calendar.Month, bool) {
	month, ok := monthOf(result)
	if !ok || strings.ContainsAny(result.Message+result.Remedy, monthMark+dueMark) {
		return monthPattern{}, 0, false
	}
	p := monthPattern{
		rule: result.Rule, verdict: result.Verdict, severity: result.Severity, subject: result.Subject, file: result.Where.File,
		message: marked(result.Message, month, result.Due), remedy: marked(result.Remedy, month, result.Due),
	}
	if strings.HasPrefix(p.subject, monthSubject) {
		p.subject = monthSubject
	}
	return p, month, true
}

// monthOf returns the month that a result is about. That is its subject, such as
// "month:2026-10", or the only month in its message.
func monthOf(result finding.Finding) (calendar.Month, bool) {
	if name, is := strings.CutPrefix(result.Subject, monthSubject); is {
		day, ok := calendar.ParseDay(name + "-01")
		return day.Month(), ok
	}
	names := namedMonth.FindAllStringIndex(result.Message, -1)
	if len(names) != 1 || partOfDay(result.Message, names[0][0]) || quotes(result.Message, names[0][0]) {
		return 0, false
	}
	month, err := calendar.ParseMonth(result.Message[names[0][0]:names[0][1]])
	return month, err == nil
}

// marked replaces the due day in a text by dueMark and the month by monthMark.
func marked(text string, month calendar.Month, due string) string {
	if due != "" {
		text = strings.ReplaceAll(text, calendar.Long(due), dueMark)
	}
	var out strings.Builder
	name := month.Long()
	for {
		at := strings.Index(text, name)
		if at < 0 {
			return out.String() + text
		}
		if partOfDay(text, at) {
			out.WriteString(text[:at+len(name)])
		} else {
			out.WriteString(text[:at] + monthMark)
		}
		text = text[at+len(name):]
	}
}

// partOfDay reports whether the name of a month that begins at an index is part of a
// date, such as "30 April 2026".
func partOfDay(text string, at int) bool {
	return at >= 2 && text[at-1] == ' ' && '0' <= text[at-2] && text[at-2] <= '9'
}

// quotes reports whether an index of a text is between backticks. Text in backticks is
// quoted from the declaration, so a month in it is not what the message is about.
func quotes(text string, at int) bool { return strings.Count(text[:at], "`")%2 == 1 }

// unchanged is passed to statementsOf for results that are not compared with a base
// commit.
func unchanged(finding.Finding) string { return "" }
