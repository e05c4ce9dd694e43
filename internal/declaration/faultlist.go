package declaration

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/source"
)

// maxFaults limits how many faults are listed. Nobody reads more, and each takes time
// in every rule.
const maxFaults = 2000

// fault adds a fault to b.faults. Beyond maxFaults, it only counts the fault, and marks
// the top-level key that has it as unavailable. A fault in the shape of `finance.files`
// or `finance.months` also hides the finance rows.
func (b *builder) fault(f Fault) {
	if f.Kind == Shape && f.Level == "" && (ofTable(f.At) || ofTable(f.Hides)) {
		f.Hides = Keys("finance", rowsName)
		b.unavailableTable()
	}
	if len(b.faults) < maxFaults {
		b.faults = append(b.faults, f)
		return
	}
	if b.unlisted++; b.unlisted == 1 {
		b.firstUnlisted = f.Where
	}
	if len(f.At) > 0 && f.Level == "" {
		b.unavailableFrom(Keys(f.At[0].Key))
	}
}

// ofTable reports whether a path leads to `finance.files` or `finance.months`. A fault
// there means that finance rows are missing.
func ofTable(path Path) bool {
	return len(path) > 1 && path[0].Key == "finance" && (path[1].Key == "files" || path[1].Key == "months")
}

// sumUp adds a fault that says how many faults are not listed.
func (b *builder) sumUp() {
	if b.unlisted > 0 {
		b.faults = append(b.faults, Fault{
			Kind: Shape, Where: b.firstUnlisted,
			Because: fmt.Sprintf("There are %d more faults from here on, which are not listed.", b.unlisted),
			Remedy:  "Mend those that are listed, then check again.",
		})
	}
}

// unreadable reports a file that was not read and may hold any part of the document.
func (b *builder) unreadable(where source.Position, because, remedy string) {
	b.anyUnread = true
	b.couldNotRead(where, because, remedy)
}

// unreadTable reports a finance file that was not read. It can hold only finance rows.
func (b *builder) unreadTable(where source.Position, because, remedy string) {
	b.unavailableTable()
	b.couldNotRead(where, because, remedy)
}

// unavailableTable records that finance rows may be missing.
func (b *builder) unavailableTable() {
	for _, name := range []string{rowsName, byMonthName, byLineName} {
		b.unavailableFrom(Keys("finance", name))
	}
}

func (b *builder) couldNotRead(where source.Position, because, remedy string) {
	b.fault(Fault{Kind: Unreadable, Where: where, Because: because, Remedy: remedy})
}
