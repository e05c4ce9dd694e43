package sarif

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/report/packed"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// mostSarif is the number of results that GitHub accepts in a run. GitHub rejects a
// file with more
// (https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit).
const mostSarif = 25_000

// kinds returns the names of the kinds of results, in the order in which they are
// written: the most severe first, waived ones last.
func kinds() [4]string { return [4]string{"error", "warning", "note", "waived problem"} }

func kindOf(result finding.Finding) int {
	switch {
	case result.Verdict == finding.Waived:
		return 3
	case result.Severity == rule.Error:
		return 0
	case result.Severity == rule.Warning:
		return 1
	}
	return 2
}

// results keeps results until the last group, because only then is it known which ones
// are the worst, and whether every group could be compared with the base commit.
// kinds[i] has the results of kind i.
type results struct {
	kinds [4]sarifWaiting
	// unknown is set if a group could not be compared with the base commit.
	unknown bool
}

// sarifWaiting has the results of one kind as lines. The field all is the number of
// results of that kind, and kept is the number of those that have a line.
type sarifWaiting struct {
	packed.Text
	all, kept int
}

// sarifState is how a result compares with the base commit. It is the first byte of
// each line in sarifWaiting, before the JSON of the result.
type sarifState byte

const (
	notCompared sarifState = ' '
	sarifNew    sarifState = 'n'
	unchanged   sarifState = 's'
	updated     sarifState = 'u'
)

// words returns the baselineState member (section 3.27.24 of the standard), or "". The
// standard also has the state "absent" for a result that exists only at the base. Such
// results are not written, because GitHub ignores baselineState and would show them as
// alerts.
func (s sarifState) words() string {
	switch s {
	case sarifNew:
		return `"baselineState":"new",`
	case unchanged:
		return `"baselineState":"unchanged",`
	case updated:
		return `"baselineState":"updated",`
	}
	return ""
}

func stateOf(changes *scorecard.Changes, result finding.Finding) sarifState {
	if changes == nil {
		return notCompared
	}
	then, known := changes.Known[result.Key]
	switch {
	case changes.Of(result) == scorecard.Standing, result.Verdict == finding.Waived && then == finding.Waived:
		return unchanged
	case known:
		return updated
	}
	return sarifNew
}

// add keeps a result. kind is its index in kinds(), 0 for errors, and state how it
// compares with the base commit. It is dropped if the kept results of this kind and of
// more severe ones already fill the file.
func (r *results) add(kind int, state sarifState, written sarifResult) error {
	waiting := &r.kinds[kind]
	waiting.all++
	room := mostSarif
	for i := range kind + 1 {
		room -= r.kinds[i].kept
	}
	if room <= 0 {
		return nil
	}
	waiting.kept++
	text, err := json.Marshal(written)
	if err != nil {
		return err
	}
	_, err = waiting.Write(append(append([]byte{byte(state)}, text...), '\n'))
	return err
}

// write writes the results that fit, and returns for each kind how many did not.
func (r *results) write(out *jsonstream.Stream) (left [4]int, err error) {
	n := 0
	for kind := range r.kinds {
		waiting := &r.kinds[kind]
		show := min(waiting.kept, mostSarif-n)
		left[kind] = waiting.all - show
		kept, err := waiting.Reader()
		if err != nil {
			return left, err
		}
		lines := bufio.NewReader(kept)
		for range show {
			line, err := lines.ReadBytes('\n')
			if err != nil {
				return left, errors.Join(io.ErrUnexpectedEOF, err)
			}
			r.row(out, n, line)
			n++
		}
	}
	if n > 0 {
		out.Raw("\n    ")
	}
	return left, nil
}

// row writes one result, after n others. line is a line of sarifWaiting: one byte for
// the sarifState, the JSON object of the result, and a newline. The standard (3.27.24) requires baselineState on all results or on none,
// so it is left out if some group could not be compared.
func (r *results) row(out *jsonstream.Stream, n int, line []byte) {
	state := sarifState(line[0]).words()
	if r.unknown {
		state = ""
	}
	if n > 0 {
		out.Raw(",")
	}
	out.Raw("\n      {" + state)
	out.Put(line[2:len(line)-1], nil)
}

// leftOut returns a sentence that says how many results of each kind did not fit, and
// what to do. left has these numbers. If all results did fit, leftOut returns "".
func leftOut(left [4]int) string {
	var parts []string
	for kind, word := range kinds() {
		if left[kind] > 0 {
			parts = append(parts, outline.Count(left[kind], word))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("Left out, because GitHub takes %d results and no more: %s. The JSON result has them all; check fewer groups at a time to have all of them here.", mostSarif, strings.Join(parts, ", "))
}
