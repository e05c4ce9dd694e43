package site

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// purse is the money of a group, from its card. known is set if the card has it, and
// private if the group keeps its amounts private.
type purse struct {
	known, private   bool
	months           []amounts
	quarter, posture string
}

// amounts are the forecast and the actual of one month, in pence.
type amounts struct {
	month                  string
	forecast, actual       int64
	hasForecast, hasActual bool
}

func (s *site) purse(m card.Money) purse {
	p := purse{known: m.Known, private: m.Private, quarter: s.words.keep(m.Quarter), posture: s.words.keep(m.Posture), months: make([]amounts, len(m.Months))}
	for i, of := range m.Months {
		a := &p.months[i]
		a.month, a.hasForecast, a.hasActual = s.words.keep(of.Month), of.Forecast != nil, of.Actual != nil
		if a.hasForecast {
			a.forecast = *of.Forecast
		}
		if a.hasActual {
			a.actual = *of.Actual
		}
	}
	return p
}

func (a amounts) forecastOr() *int64 { return orNil(a.forecast, a.hasForecast) }
func (a amounts) actualOr() *int64   { return orNil(a.actual, a.hasActual) }

func orNil(pence int64, known bool) *int64 {
	if !known {
		return nil
	}
	return &pence
}

// total is the sum of one month over the groups of a set. forecasts and actuals count
// the groups that gave an amount.
type total struct {
	set                *set
	month              string
	forecast, actual   int64
	forecasts, actuals int
}

// moneyPage writes the page that compares forecast and actual, by month and by group.
// Groups that keep their amounts private are named, but are in no sum.
func (s *site) moneyPage() error {
	public := s.of(func(m *member) bool { return m.money.known && !m.money.private && len(m.money.months) > 0 })
	return s.page(page{file: moneyFile, title: "Money", intro: func(w html.Writer) {
		paragraph(w, s.whoseMoney(len(public)))
		s.setsInWords(w)
		s.moneyCharts(w, s.totals(public))
	}, tables: []table{s.monthTable(public), s.moneyByGroup(public), s.postures(), s.moneyByMonth(public)}})
}

// whoseMoney returns sentences such as "The amounts of 3 groups." and names the groups
// whose amounts are not on the page, with the reason. public is the number of groups
// whose amounts are.
func (s *site) whoseMoney(public int) string {
	var private, without, unknown []string
	for _, m := range s.members {
		switch {
		case m.money.private:
			private = append(private, m.name)
		case !m.money.known:
			unknown = append(unknown, m.name)
		case len(m.money.months) == 0:
			without = append(without, m.name)
		}
	}
	words := "The amounts of " + outline.Count(public, "group") + "."
	for _, part := range []struct {
		names     []string
		one, many string
	}{
		{private, "keeps its amounts private, and is in no sum: ", "keep their amounts private, and are in no sum: "},
		{without, "declares no month that could be read: ", "declare no month that could be read: "},
		{unknown, "is known from a result, which has no amounts: ", "are known from a result, which has no amounts: "},
	} {
		told := part.many
		if len(part.names) == 1 {
			told = part.one
		}
		if len(part.names) > 0 {
			words += " " + outline.Count(len(part.names), "group") + " " + told + namesOf(part.names) + "."
		}
	}
	if unknown := s.unknown(); len(unknown) > 0 {
		var names []string
		for _, q := range unknown {
			names = append(names, cmp.Or(q.name, q.id))
		}
		words += fmt.Sprintf(" Nothing is known of the money of %s not heard from: %s.", outline.Count(len(unknown), "group"), namesOf(names))
	}
	return words
}

// namesOf returns the names as a text, sorted. It has at most 20 of them, and then how
// many more there are, such as "... and 3 others".
func namesOf(names []string) string {
	const most = 20
	slices.Sort(names)
	if len(names) > most {
		return strings.Join(names[:most], ", ") + " and " + outline.Count(len(names)-most, "other")
	}
	return strings.Join(names, ", ")
}

func (s *site) totals(public []*member) []total {
	type key struct {
		set   int
		month string
	}
	sums := map[key]*total{}
	for _, m := range public {
		for _, month := range m.money.months {
			k := key{m.set.number, month.month}
			t := sums[k]
			if t == nil {
				t = &total{set: m.set, month: month.month}
				sums[k] = t
			}
			if month.hasForecast {
				t.forecast, t.forecasts = t.forecast+month.forecast, t.forecasts+1
			}
			if month.hasActual {
				t.actual, t.actuals = t.actual+month.actual, t.actuals+1
			}
		}
	}
	all := slices.Collect(maps.Values(sums))
	slices.SortFunc(all, func(a, b *total) int {
		return cmp.Or(cmp.Compare(a.set.number, b.set.number), cmp.Compare(a.month, b.month))
	})
	found := make([]total, len(all))
	for i, t := range all {
		found[i] = *t
	}
	return found
}

// moneyCharts draws a chart of the months for each set.
func (s *site) moneyCharts(w html.Writer, totals []total) {
	for _, of := range s.sets {
		var months []overview.Month
		for _, t := range totals {
			m := overview.Month{Month: t.month}
			if t.forecasts > 0 {
				m.Forecast = &t.forecast
			}
			if t.actuals > 0 {
				m.Actual = &t.actual
			}
			if t.set == of {
				months = append(months, m)
			}
		}
		if len(months) == 0 {
			continue
		}
		if s.apart() {
			w.Put(`
<h2 class="govuk-heading-m">$</h2>`, escape.ForPage(s.setName(of)))
		}
		w.Money(escape.Anchor("set").At("money", of.number), months)
	}
}

// monthTable returns the table of the sums of each month, by set.
func (s *site) monthTable(public []*member) table {
	all := s.totals(public)
	return table{
		name: "months", caption: "Forecast against actual by month", empty: "No group gives amounts.", rows: len(all),
		columns: []column{{name: "Month"}, {name: "Set", number: true, csv: !s.apart()}, {name: "Forecast", number: true}, {name: "Groups with a forecast", number: true}, {name: "Actual", number: true}, {name: "Groups with an actual", number: true}},
		row: func(i int) []cell {
			t := all[i]
			forecast, actual := amount(nil, "None"), amount(nil, "None")
			if t.forecasts > 0 {
				forecast = amount(&t.forecast, "")
			}
			if t.actuals > 0 {
				actual = amount(&t.actual, "")
			}
			return []cell{month(t.month), count(t.set.number), forecast, count(t.forecasts), actual, count(t.actuals)}
		},
	}
}

func month(m string) cell {
	if day, ok := calendar.ParseDay(m + "-01"); ok {
		return cell{m, escape.ForPage(day.Month().Long())}
	}
	return text(m)
}

// yearBegins is the first month of the UK government's financial year.
const yearBegins = 4

// year is a group's money in the current financial year. compared counts the completed
// months that have both a forecast and an actual. comparedForecast and actual are the
// sums over those months.
type year struct {
	member                   *member
	forecast                 int64
	compared                 int
	comparedForecast, actual int64
}

func (s *site) moneyByGroup(public []*member) table {
	from := s.today.Month().YearStart(yearBegins)
	var all []year
	for _, m := range public {
		y := year{member: m}
		for _, of := range m.money.months {
			day, _ := calendar.ParseDay(of.month + "-01")
			if day.Month().YearStart(yearBegins) != from || !of.hasForecast {
				continue
			}
			y.forecast += of.forecast
			if of.hasActual && day.Month() < s.today.Month() {
				y.compared++
				y.comparedForecast += of.forecast
				y.actual += of.actual
			}
		}
		all = append(all, y)
	}
	slices.SortStableFunc(all, func(a, b year) int {
		return cmp.Or(cmp.Compare(a.member.set.number, b.member.set.number), cmp.Compare(b.forecast, a.forecast), cmp.Compare(a.member.entry.ID, b.member.entry.ID))
	})
	return table{
		name: "money-by-group", caption: "Groups in the financial year " + from.YearLabel(), empty: "No group gives amounts.", rows: len(all),
		columns: []column{{name: "Group"}, {name: "Forecast of the year", number: true}, {name: "Months compared", number: true}, {name: "Forecast of these", number: true}, {name: "Actual of these", number: true}, {name: "Actual less forecast", number: true, csv: true}, {name: "Against forecast"}},
		row: func(i int) []cell {
			y := all[i]
			if y.compared == 0 {
				none := amount(nil, "–")
				return []cell{s.groupCell(y.member), amount(&y.forecast, ""), count(0), none, none, none, text("No month to compare")}
			}
			more := y.actual - y.comparedForecast
			return []cell{s.groupCell(y.member), amount(&y.forecast, ""), count(y.compared), amount(&y.comparedForecast, ""), amount(&y.actual, ""), amount(&more, ""), text(against(more))}
		},
	}
}

// against compares an actual with its forecast in words, such as "£10 over forecast".
// more is the actual minus the forecast, in pence.
func against(more int64) string {
	switch {
	case more < 0:
		return money.Pence(-more).String() + " under forecast"
	case more > 0:
		return money.Pence(more).String() + " over forecast"
	}
	return "As forecast"
}

// postures returns the table of which spending needs approval in the next quarter.
func (s *site) postures() table {
	groups := s.of(func(m *member) bool { return m.money.posture != "" })
	words := map[string]string{"all": "All spend needs approval", "high-medium": "High and medium risk spend needs approval", "high-only": "Only high risk spend needs approval", "unknown": "Not known"}
	return table{
		name: "spend-posture", caption: "Spend posture of the next quarter", empty: "It could not be worked out for any group.", rows: len(groups),
		columns: columns("Group", "Quarter", "Posture"),
		row: func(i int) []cell {
			m := groups[i]
			return []cell{s.groupCell(m), text(m.money.quarter), {m.money.posture, escape.ForPage(words[m.money.posture])}}
		},
	}
}

// moneyByMonth returns the table with a row for each month of each group.
func (s *site) moneyByMonth(public []*member) table {
	type place struct{ member, month int }
	var all []place
	for i, m := range public {
		for j := range m.money.months {
			all = append(all, place{i, j})
		}
	}
	return table{
		name: "money", caption: "Forecast against actual by group and month", empty: "No group gives amounts.", rows: len(all),
		columns: []column{{name: "Group"}, {name: "Month"}, {name: "Forecast", number: true}, {name: "Actual", number: true}},
		row: func(i int) []cell {
			m := public[all[i].member]
			of := m.money.months[all[i].month]
			return []cell{s.groupCell(m), month(of.month), amount(of.forecastOr(), "Not given"), amount(of.actualOr(), "Not given")}
		},
	}
}
