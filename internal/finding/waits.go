package finding

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/source"
)

// The message of a result that waits for a fault or a file to be mended. The position
// or the file goes between the two parts.
const (
	faultBefore, faultAfter = "This cannot be judged until the fault at ", " is mended."
	fileBefore, fileAfter   = "What this needs may stand in a file that could not be read: see ", "."
)

// WaitsForFault returns the message of a result that depends on a fault at a
// position.
func WaitsForFault(where source.Position) string {
	return fmt.Sprintf("%s%s%s", faultBefore, where, faultAfter)
}

// WaitsForFile returns the message of a result that depends on a file which
// could not be read.
func WaitsForFile(file string) string { return fileBefore + file + fileAfter }

// Waits returns what a result waits for: a file that could not be read, or the position
// of a fault, such as finance.yaml:3:7. The second result is true if it is a file. The
// first is "" if the result waits for nothing.
func (r Finding) Waits() (place string, whole bool) {
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
