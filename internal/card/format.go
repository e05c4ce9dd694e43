package card

import (
	"encoding/json"
	"io"

	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Format writes one card on each line (NDJSON). It writes the card of each group at
// once.
type Format struct {
	Options outline.Options
	// Replayed is set if the groups are judged at an earlier commit.
	Replayed bool
	run      scorecard.Run
}

// Begin keeps the facts of the run that all cards have in common.
func (f *Format) Begin(_ io.Writer, run scorecard.Run) error {
	f.run = run
	return nil
}

// Group writes the card of one group.
func (f *Format) Group(w io.Writer, judged outline.Card) error {
	c := Of(judged, f.run, f.Options.Catalogue)
	c.Replayed = f.Replayed
	return Write(w, &c)
}

// End writes nothing.
func (f *Format) End(io.Writer) error { return nil }

// Write writes a card as one line.
func Write(w io.Writer, c *Card) error {
	line, err := Line(c)
	if err != nil {
		return err
	}
	_, err = w.Write(line)
	return err
}

// Line returns a card as one line with a line end. For equal cards it returns equal
// lines.
func Line(c *Card) ([]byte, error) {
	line, err := json.Marshal(c)
	return append(jsonstream.VisibleJSON(line), '\n'), err
}
