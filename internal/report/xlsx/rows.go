package xlsx

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/workbook"
)

// Group is a row of the sheet of groups.
type Group struct {
	ID, Name string
	// Lead is the role that leads the group and Mailbox its address.
	Lead, Mailbox string
	// Overall and Standards are colours in words, the standards in their order.
	// They are empty where the standards were not asked.
	Overall   string
	Standards [4]string
	// Met of Asked expectations are met. The others count results.
	Met, Asked, Errors, Warnings, Info, Waived, NotDue, NotAssessed int
	// Remark says why the group could not be judged, or is empty.
	Remark string
}

// Problem is a row of the sheet of problems. Due is a day (YYYY-MM-DD) or empty.
type Problem struct {
	Group, Severity, Rule, Title, Subject, Message, Remedy, Due, Place string
	// Address is where the line is published, or empty.
	Address string
}

// Deadline is a row of the sheet of deadlines.
type Deadline struct{ Group, Due, ToDo, Subject, Rule, State string }

// Waiver is a row of the sheet of waivers.
type Waiver struct{ Group, Rule, Title, Scope, Reason, ApprovedBy, Expires, Approval string }

// Service is a row of the sheet of services. Since is the first day of the phase.
type Service struct{ Group, ID, Name, Phase, Since, Owner, Mailbox string }

// Month is a row of the sheet of finance: a month (YYYY-MM) of a group. Amounts are
// in pence, and nil if they are not known.
type Month struct {
	Group, Month     string
	Forecast, Actual *int64
}

// Group writes a row.
func (b *Book) Group(g Group) {
	colours := []any{colour(g.Overall)}
	for _, standard := range g.Standards {
		colours = append(colours, colour(standard))
	}
	row := append([]any{g.ID, g.Name, g.Lead, g.Mailbox}, colours...)
	b.add(groups, append(row, g.Met, g.Asked, g.Errors, g.Warnings, g.Info, g.Waived, g.NotDue, g.NotAssessed, g.Remark)...)
}

// Problem writes a row.
func (b *Book) Problem(p Problem) {
	b.add(problems, p.Group, severity(p.Severity), p.Rule, p.Title, p.Subject, p.Message, p.Remedy, workbook.Day(p.Due), workbook.Link{Address: p.Address, Text: p.Place})
}

// Deadline writes a row.
func (b *Book) Deadline(d Deadline) {
	b.add(deadlines, d.Group, workbook.Day(d.Due), d.ToDo, d.Subject, d.Rule, d.State)
}

// Waiver writes a row.
func (b *Book) Waiver(w Waiver) {
	b.add(waivers, w.Group, w.Rule, w.Title, w.Scope, w.Reason, w.ApprovedBy, workbook.Day(w.Expires), w.Approval)
}

// Service writes a row.
func (b *Book) Service(s Service) {
	b.add(services, s.Group, s.ID, s.Name, s.Phase, workbook.Day(s.Since), s.Owner, s.Mailbox)
}

// MonthAlone writes a row that no total has.
func (b *Book) MonthAlone(m Month) {
	b.add(finance, m.Group, workbook.Month(m.Month), pence(m.Forecast), pence(m.Actual), difference(m))
}

// Month writes a row and adds it to the totals by month.
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

// totals are sums over the groups in one month, in pence, with how many groups
// each is of.
type totals struct {
	forecast, actual   int64
	forecasts, actuals int
}

// writeTotals writes the totals by month. A sum of no group is left empty.
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

// difference returns the actual less the forecast, if both are known.
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
