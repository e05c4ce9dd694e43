package declaration

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/pattern"
)

// keepPrivate takes amounts of finance out of the faults, and their lines out of
// excerpts, if the group keeps its amounts private: with `mode: headline`, or with a
// mode that cannot be read.
func (b *builder) keepPrivate() {
	mode := Keys("finance", "mode")
	private := b.document.Member("finance").text("mode") == "headline"
	for i := range b.faults {
		private = private || mode.Leads(b.faults[i].At) && b.faults[i].Level == ""
	}
	if b.private = private; !private {
		return
	}
	for _, s := range b.sheets {
		b.pages[s.name].private = true
	}
	rows := b.rows().Items
	for i := range rows {
		b.hideLine(rows[i].at)
		for _, name := range []string{"forecast_pence", "actual_pence"} {
			b.hideLine(rows[i].Member(name).at)
		}
	}
	for i := range b.faults {
		f := &b.faults[i]
		ofFinance := len(f.At) > 1 && f.At[0].Key == "finance" && f.At[1].Key != "files" && f.At[1].Key != "mode"
		if ofFinance || f.Kind == BadAmount {
			f.hideAmounts()
			b.pages[f.Where.File].hide(f.Where.Line)
		}
	}
}

// hideLine keeps the line of a value out of excerpts.
func (b *builder) hideLine(at mark) {
	if at.written() {
		b.pages[b.files[at.file].Path].hide(int(at.line))
	}
}

// hide keeps a line out of excerpts.
func (p *page) hide(line int) {
	if p == nil {
		return
	}
	if p.hidden == nil {
		p.hidden = map[int]bool{}
	}
	p.hidden[line] = true
}

// figure matches what may be an amount: any number. repeated matches a value that a
// sentence repeats, in backquotes. monthOrDay matches a month or a day, such as
// 2026-11, which is taken out before figure is matched.
var (
	figure     = pattern.Lazy(`[£\d][\d,.]*\d[kKmM]?|\d`)
	repeated   = pattern.Lazy("`[^`]*`")
	monthOrDay = pattern.Lazy(`\b20\d\d-\d\d(-\d\d)?\b`)
)

// hideAmounts puts "…" in place of each amount that the message or the remedy of a
// fault repeats. It removes the edit, which would have the amount too.
func (f *Fault) hideAmounts() {
	f.Edit = nil
	if f.Kind == BadAmount {
		if _, why, is := strings.Cut(f.Because, " is not an amount: "); is {
			f.Because = fmt.Sprintf("This is not an amount: %s", why)
		}
		if figure().MatchString(f.Remedy) {
			f.Remedy = "Write pounds as a plain number, without a comma, a letter or more than two decimals."
		}
	}
	mask := func(text string) string {
		return repeated().ReplaceAllStringFunc(text, func(quoted string) string {
			if figure().MatchString(monthOrDay().ReplaceAllString(quoted, "")) {
				return "`…`"
			}
			return quoted
		})
	}
	f.Because, f.Remedy = mask(f.Because), mask(f.Remedy)
}
