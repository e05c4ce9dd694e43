package finding

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/source"
)

// What a result that waits for a fault or a file says; the place stands between.
const (
	faultBefore, faultAfter = "This cannot be judged until the fault at ", " is mended."
	fileBefore, fileAfter   = "What this needs may stand in a file that could not be read: see ", "."
)

// WaitsForFault is the message of a result that rests on a fault at a place.
func WaitsForFault(where source.Position) string {
	return fmt.Sprintf("%s%s%s", faultBefore, where, faultAfter)
}

// WaitsForFile is the message of a result that rests on a file that could not be read.
func WaitsForFile(file string) string { return fileBefore + file + fileAfter }

// Waits gives what a result waits for that could not be judged: a file, or the
// place of a fault as it is written, such as finance.yaml:3:7. It is empty for any
// other result; whole reports whether it is a file.
func (r Result) Waits() (place string, whole bool) {
	if r.Verdict != NotAssessed {
		return "", false
	}
	if file, ok := between(r.Message, fileBefore, fileAfter); ok {
		return file, true
	}
	fault, _ := between(r.Message, faultBefore, faultAfter)
	return fault, false
}

func between(text, before, after string) (string, bool) {
	rest, begins := strings.CutPrefix(text, before)
	rest, ends := strings.CutSuffix(rest, after)
	if !begins || !ends {
		return "", false
	}
	return rest, true
}
