package declaration

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/source"
)

// maxFaults is how many faults are listed; nobody reads on, and every one costs
// time with every rule.
const maxFaults = 2000

// fault lists a fault. Beyond the limit faults are only counted, and the parts
// of the document that have them cannot be judged.
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

// ofTable reports whether a path leads to what the finance table is read from: a
// fault there keeps its lines from being read.
func ofTable(path Path) bool {
	return len(path) > 1 && path[0].Key == "finance" && (path[1].Key == "files" || path[1].Key == "months")
}

// sumUp says how many faults are not listed.
func (b *builder) sumUp() {
	if b.unlisted > 0 {
		b.faults = append(b.faults, Fault{
			Kind: Shape, Where: b.firstUnlisted,
			Because: fmt.Sprintf("There are %d more faults from here on, which are not listed.", b.unlisted),
			Remedy:  "Mend those that are listed, then check again.",
		})
	}
}

// unreadable records a file that may hold any part of the document.
func (b *builder) unreadable(where source.Position, because, remedy string) {
	b.anyUnread = true
	b.couldNotRead(where, because, remedy)
}

// unreadTable records a finance file, which can hold lines of finance alone.
func (b *builder) unreadTable(where source.Position, because, remedy string) {
	b.unavailableTable()
	b.couldNotRead(where, because, remedy)
}

// unavailableTable remembers that lines of finance may stand where we could not
// look.
func (b *builder) unavailableTable() {
	for _, name := range []string{rowsName, byMonthName, byLineName} {
		b.unavailableFrom(Keys("finance", name))
	}
}

func (b *builder) couldNotRead(where source.Position, because, remedy string) {
	b.fault(Fault{Kind: Unreadable, Where: where, Because: because, Remedy: remedy})
}
