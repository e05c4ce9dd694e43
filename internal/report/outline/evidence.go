package outline

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
)

// Remembered is a line about the evidence: a term, such as "Does not count", and
// sentences.
type Remembered struct{ Term, Text string }

// TitleEvidence is the heading of the lines about the evidence.
const TitleEvidence = "Beside the declaration"

// EvidenceInWords returns lines about the evidence for a group: what it shows, which
// keys need not be updated because it shows recent changes, what could not be read, and
// what does not count. If there is no evidence, it returns nil.
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
