package declaration

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/source"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Gap is a run of missing months between two months that are given. It is no fault: a
// rule reports missing months if it needs them. Edit adds an empty row for each month
// of the gap.
type Gap struct {
	Where   source.Position
	Because string
	Edit    *source.Edit
}

// mostMonths limits the months of a gap. A longer gap is more likely a mistyped year.
const mostMonths = 12

// gaps records the gaps between the months of `finance.months`. It records nothing if
// the months are not in order.
func (w *walker) gaps(n yamltext.Node) {
	type given struct {
		key   yamltext.Node
		month calendar.Month
	}
	var all []given
	for key := range n.Entries() {
		month, err := calendar.ParseMonth(clean(key.Text()))
		if err != nil || len(all) > 0 && month <= all[len(all)-1].month {
			return
		}
		all = append(all, given{key, month})
	}
	for i := 1; i < len(all); i++ {
		var rows []string
		for month := all[i-1].month + 1; month < all[i].month; month++ {
			rows = append(rows, month.String()+": {forecast: , actual: }")
		}
		if len(rows) == 0 || len(rows) > mostMonths {
			continue
		}
		where := w.position(all[i].key.Line(), all[i].key.Column())
		if edit := w.rowsBefore(n, where, rows); edit != nil {
			because := fmt.Sprintf("%s has no row, although months before and after it do.", (all[i].month - 1).Long())
			if len(rows) > 1 {
				because = fmt.Sprintf("%s to %s have no rows, although months before and after them do.", (all[i-1].month + 1).Long(), (all[i].month - 1).Long())
			}
			w.d.gaps = append(w.d.gaps, Gap{where, because, edit})
		}
	}
}

// rowsBefore returns the edit that adds rows in front of a key of the map n, and in
// front of the comments above that key. The argument at is the position of the key.
func (w *walker) rowsBefore(n yamltext.Node, at source.Position, rows []string) *source.Edit {
	if n.Flow() {
		return w.adding(at, strings.Join(rows, ", ")+", ")
	}
	p := w.d.pages[at.File]
	if p == nil {
		return nil
	}
	number := at.Line
	for number > 1 {
		above, _, _ := p.line(number - 1)
		if above = bytes.TrimSpace(above); len(above) > 0 && above[0] != '#' {
			break
		}
		number--
	}
	_, start, ok := p.line(number)
	if !ok {
		return nil
	}
	var text strings.Builder
	for _, row := range rows {
		text.WriteString(strings.Repeat(" ", at.Column-1) + row + w.d.lineEnd(at))
	}
	return w.d.edit(at.File, start, start, text.String())
}
