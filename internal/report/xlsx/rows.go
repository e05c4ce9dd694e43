package xlsx

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/workbook"
)

// Group is a row of the sheet Groups.
type Group struct {
	ID, Name string
	// Lead is the role that leads the group. Mailbox is its email address.
	Lead, Mailbox string
	// Overall is the overall colour in words. Standards are the colours of the
	// standards 1 to 4. All are empty if the standards were not judged.
	Overall   string
	Standards [4]string
	// Asked is the number of results that count for the score, and Met the number of
	// those that are met. The other fields count fails by severity and results by
	// verdict.
	Met, Asked, Errors, Warnings, Info, Waived, NotDue, NotAssessed int
	// Remark is a note about the group, such as why it could not be judged, or "".
	Remark string
}

// Problem is a row of the sheet Problems. Due is a day (YYYY-MM-DD) or "".
type Problem struct {
	Group, Severity, Rule, Title, Subject, Message, Remedy, Due, Place string
	// Address is the web address of the line, or "".
	Address string
}

// Deadline is a row of the sheet Deadlines. Due is a day (YYYY-MM-DD). State is a word
// such as "ahead" or "not due".
type Deadline struct{ Group, Due, ToDo, Subject, Rule, State string }

// Waiver is a row of the sheet Waivers.
type Waiver struct{ Group, Rule, Title, Scope, Reason, ApprovedBy, Expires, Approval string }

// Service is a row of the sheet Services. Since is the first day of the phase.
type Service struct{ Group, ID, Name, Phase, Since, Owner, Mailbox string }

// Month is a row of the sheet Finance: a month (YYYY-MM) of a group. Amounts are in
// pence, or nil if they are not known.
type Month struct {
	Group, Month     string
	Forecast, Actual *int64
}

// Group adds a row to the sheet Groups.
func (b *Book) Group(g Group) {
	colours := []any{colour(g.Overall)}
	for _, standard := range g.Standards {
		colours = append(colours, colour(standard))
	}
	row := append([]any{g.ID, g.Name, g.Lead, g.Mailbox}, colours...)
	b.add(groups, append(row, g.Met, g.Asked, g.Errors, g.Warnings, g.Info, g.Waived, g.NotDue, g.NotAssessed, g.Remark)...)
}

// Problem adds a row to the sheet Problems.
func (b *Book) Problem(p Problem) {
	b.add(problems, p.Group, severity(p.Severity), p.Rule, p.Title, p.Subject, p.Message, p.Remedy, workbook.Day(p.Due), workbook.Link{Address: p.Address, Text: p.Place})
}

// Deadline adds a row to the sheet Deadlines.
func (b *Book) Deadline(d Deadline) {
	b.add(deadlines, d.Group, workbook.Day(d.Due), d.ToDo, d.Subject, d.Rule, d.State)
}

// Waiver adds a row to the sheet Waivers.
func (b *Book) Waiver(w Waiver) {
	b.add(waivers, w.Group, w.Rule, w.Title, w.Scope, w.Reason, w.ApprovedBy, workbook.Day(w.Expires), w.Approval)
}

// Service adds a row to the sheet Services.
func (b *Book) Service(s Service) {
	b.add(services, s.Group, s.ID, s.Name, s.Phase, workbook.Day(s.Since), s.Owner, s.Mailbox)
}

// MonthAlone adds a row to the sheet Finance and leaves it out of the totals by month.
func (b *Book) MonthAlone(m Month) {
	b.add(finance, m.Group, workbook.Month(m.Month), pence(m.Forecast), pence(m.Actual), difference(m))
}

// Month adds a row to the sheet Finance and adds its amounts to the totals by month.
func (b *Book) Month(m Month) {
	b.MonthAlone(m)
	total := b.totals[m.Month]
	if total == nil {
		total = &totals{}
		b.totals[m.Month] = total
	}
	if m.Forecast != nil {
		total.forecast, total.forecasts = total.forecast+*m.Forecast, total.forecasts+1
	}
	if m.Actual != nil {
		total.actual, total.actuals = total.actual+*m.Actual, total.actuals+1
	}
}

// totals are the sums over all groups for one month, in pence. forecasts and actuals
// are the numbers of groups in each sum.
type totals struct {
	forecast, actual   int64
	forecasts, actuals int
}

// writeTotals writes the sheet Months, with the sums and the numbers of groups in them.
// If no group has an amount for a month, these cells stay empty.
func (b *Book) writeTotals() {
	var names []string
	for name := range b.totals {
		names = append(names, name)
	}
	slices.SortFunc(names, cmp.Compare)
	for _, name := range names {
		total, row := b.totals[name], []any{workbook.Month(name), nil, nil, nil, nil}
		if total.forecasts > 0 {
			row[1], row[2] = workbook.Pence(total.forecast), total.forecasts
		}
		if total.actuals > 0 {
			row[3], row[4] = workbook.Pence(total.actual), total.actuals
		}
		b.add(months, row...)
	}
}

func pence(amount *int64) any {
	if amount == nil {
		return nil
	}
	return workbook.Pence(*amount)
}

// difference returns the actual minus the forecast, or nil if one of them is not known.
func difference(m Month) any {
	if m.Forecast == nil || m.Actual == nil {
		return nil
	}
	return workbook.Pence(*m.Actual - *m.Forecast)
}

func colour(word string) any {
	fills := map[string]workbook.Fill{"red": workbook.Red, "amber": workbook.Amber, "green": workbook.Green}
	return filled(word, fills[word])
}

func severity(word string) any {
	fills := map[string]workbook.Fill{"error": workbook.Red, "warning": workbook.Amber}
	return filled(word, fills[word])
}

func filled(word string, fill workbook.Fill) any {
	if word == "" {
		return nil
	}
	return workbook.Word{Text: word, Fill: fill}
}
