package timeline

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/history"
)

// money has the amounts of a commit by month, such as "2026-09".
type money struct {
	// read has the hashes of the files with the amounts.
	read   string
	months map[string]month
}

// month is the sums of a month, in pence.
type month struct {
	forecast, actual int64
	hasForecast      bool
	// lines counts the rows of the month, and posted the rows that have an actual.
	lines, posted int
}

func (m month) complete() bool { return m.lines > 0 && m.posted == m.lines }

// moneyIn returns the forecasts and actuals of a commit, read as for a check. changed
// has the top-level keys whose content may have changed. If no file with amounts has
// changed, or one cannot be read, moneyIn returns what the commit before had. It
// returns no amounts if the group keeps them private.
func (r *reader) moneyIn(folder *history.Folder, changed map[string]bool) (money, error) {
	if folder == nil || r.o.Private {
		return money{}, nil
	}
	view := financeOnly{folder, map[string]bool{}}
	for name, f := range r.files {
		if _, is := f.parts["finance"]; is {
			view.show[name] = true
		}
	}
	if len(view.show) == 0 {
		return money{}, nil
	}
	read, err := r.financeFiles(folder, view.show)
	if err != nil {
		return money{}, err
	}
	if read == r.money.read && !changed["finance"] {
		return r.money, nil
	}
	d := r.o.Schema.Load(view, "group")
	if err := folder.Failed(); err != nil {
		if err = unlessLacking(err); !errors.Is(err, errUnreadable) {
			return money{}, err
		}
		return r.money, nil
	}
	return money{read: read, months: monthsOf(d)}, nil
}

// financeFiles returns a text that identifies the content of all files that may have
// amounts: the declared files in show, the tables in the declaration's folder, and
// Options.Tables.
func (r *reader) financeFiles(folder *history.Folder, show map[string]bool) (string, error) {
	names := slices.Sorted(maps.Keys(show))
	entries, _ := folder.ReadDir(declaration.Folder) // a declaration in one file has no such folder
	for _, e := range entries {
		if ending := path.Ext(e.Name()); ending == ".csv" || ending == ".tsv" {
			names = append(names, path.Join(declaration.Folder, e.Name()))
		}
	}
	names = append(names, r.o.Tables...)
	read := ""
	for _, name := range names {
		id, err := folder.Hash(name)
		if err != nil && folder.Failed() != nil {
			return "", folder.Failed()
		}
		read += id + " "
	}
	return read, nil
}

// financeOnly is a folder in which the only declared files are those in show. Other
// files, such as tables, stay visible.
type financeOnly struct {
	*history.Folder
	show map[string]bool
}

// ReadDir lists a folder without the declared files that are not in show.
func (f financeOnly) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := f.Folder.ReadDir(name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		at := path.Join(name, e.Name())
		ending := path.Ext(at)
		return (ending == ".yaml" || ending == ".yml") && !f.show[at]
	}), err
}

// Lstat describes a file. A declared file that is not in show does not exist for it.
func (f financeOnly) Lstat(name string) (fs.FileInfo, error) {
	if slices.Contains(places()[1:], name) && !f.show[name] {
		return nil, &fs.PathError{Op: "lstat", Path: name, Err: fs.ErrNotExist}
	}
	return f.Folder.Lstat(name)
}

// monthsOf returns the sums of the finance rows of a declaration by month.
func monthsOf(d *declaration.Declaration) map[string]month {
	months := map[string]month{}
	rows := d.At(declaration.Keys("finance", "rows"))
	if rows == nil {
		return months
	}
	for i := range rows.Items {
		row := &rows.Items[i]
		name := row.Member("month")
		if name == nil || len(name.Text) != len("2026-09") {
			continue
		}
		m := months[name.Text]
		m.lines++
		if pence, ok := penceOf(row.Member("forecast_pence")); ok {
			m.forecast, m.hasForecast = m.forecast+pence, true
		}
		if pence, ok := penceOf(row.Member("actual_pence")); ok {
			m.actual, m.posted = m.actual+pence, m.posted+1
		}
		months[name.Text] = m
	}
	return months
}

func penceOf(v *declaration.Value) (int64, bool) {
	if v == nil || v.Kind != declaration.Number {
		return 0, false
	}
	pence, err := strconv.ParseInt(v.Text, 10, 64)
	return pence, err == nil
}

// money adds facts to the journal: which forecasts and actuals of a commit (now) differ
// from those of the commit before (was). day is the day of the facts.
func (j journal) money(day calendar.Day, was, now money) {
	for _, name := range slices.Sorted(maps.Keys(now.months)) {
		before, after := was.months[name], now.months[name]
		if after.hasForecast && (!before.hasForecast || before.forecast != after.forecast) {
			j.note(day, "forecast", strconv.FormatInt(after.forecast, 10), "finance", name)
		}
		if after.posted > 0 && (before.posted != after.posted || before.actual != after.actual) {
			j.note(day, "actual", strconv.FormatInt(after.actual, 10), "finance", name)
		}
		if after.complete() && !before.complete() {
			j.note(day, "actuals-posted", "", "finance", name)
		}
	}
}

// monthEnds adds a fact for each month that ended by the given day, and for which there
// is no such fact yet: the forecast that was declared at the end of the month. That is
// the forecast in r.money, because no commit since then changed the declared files.
func (r *reader) monthEnds(by calendar.Day) {
	by = min(by, r.o.Until)
	for month := r.ended.Month(); len(r.money.months) > 0; month++ {
		end := month.Last()
		if end > by {
			break
		}
		if sums := r.money.months[month.String()]; end > r.ended && sums.hasForecast {
			r.journal.note(end, "forecast-at", strconv.FormatInt(sums.forecast, 10), "finance", month.String())
		}
	}
	r.ended = max(r.ended, by)
}

// closedBefore adds facts of the given day, that of the first commit. There is one for
// each month that was already over then: the forecast for the month that this commit
// declares.
func (r *reader) closedBefore(day calendar.Day) {
	for _, name := range slices.Sorted(maps.Keys(r.money.months)) {
		sums := r.money.months[name]
		if sums.hasForecast && day <= r.o.Until && name < day.Month().String() {
			r.journal.note(day, "forecast-at", strconv.FormatInt(sums.forecast, 10), "finance", name)
		}
	}
}
