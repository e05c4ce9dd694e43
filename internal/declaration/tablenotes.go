package declaration

import (
	"fmt"

	"github.com/DEFRA/dgcheck/internal/calendar"
)

// passNotes removes lines that have one text and no figures, such as notes and sources
// below a table. It reports them in one fault.
func (s *sheet) passNotes() {
	var notes []*record
	kept := s.records[:0:0]
	for i := range s.records {
		if r := &s.records[i]; s.isNote(r) {
			notes = append(notes, r)
			continue
		}
		kept = append(kept, s.records[i])
	}
	if len(notes) == 0 {
		return
	}
	s.records = kept
	because := fmt.Sprintf("Line %d holds a note and no figures, so it was passed over.", notes[0].line())
	if len(notes) > 1 {
		because = fmt.Sprintf("%s hold notes and no figures, so they were passed over.", sentence(linesOf(notes)))
	}
	s.b.fault(Fault{
		Kind: Shape, At: Keys("finance", "files"), Where: s.where(notes[0].places[0]), Level: "info",
		Because: because, Remedy: "Take such lines out if they are not meant for other readers.",
	})
}

// isNote reports whether a line has text in only one cell, and that text is no month,
// no number and no word for a total.
func (s *sheet) isNote(r *record) bool {
	text := ""
	for _, cell := range r.cells {
		switch {
		case cell == "":
		case text != "":
			return false
		default:
			text = cell
		}
	}
	if _, err := calendar.ParseMonth(text); text == "" || err == nil || digits(text) == len(text) {
		return false
	}
	return s.b.schema.monthRank(text) == noTotal && len(r.cells) > 0 && s.cell(r, forecastColumn)+s.cell(r, actualColumn) == ""
}
