package outline

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
)

// Remembered is one thing that is told of evidence: what it is, and the sentences.
type Remembered struct{ Term, Text string }

// TitleEvidence is the title of what was seen beside the declaration.
const TitleEvidence = "Beside the declaration"

// EvidenceInWords says what was seen beside a declaration, what need not be typed, and
// what could not be looked at or does not count. It is empty if nothing was asked for.
func EvidenceInWords(mark *evidence.Mark) []Remembered {
	if mark == nil {
		return nil
	}
	var all []Remembered
	add := func(term string, sentences []string) {
		if len(sentences) > 0 {
			all = append(all, Remembered{term, strings.Join(sentences, " ")})
		}
	}
	add("Seen up to "+calendar.Long(mark.Until), mark.Seen)
	if len(mark.Untyped) > 0 {
		all = append(all, Remembered{"Need not be typed", strings.Join(mark.Untyped, ", ") + ": what they are about was seen to change a short while ago."})
	}
	add("The assurance service says otherwise", mark.Otherwise)
	add("Could not be looked at", mark.Unlooked)
	add("Does not count", mark.Notes)
	return all
}
