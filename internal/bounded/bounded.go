// Package bounded limits how much of another program's output is kept.
package bounded

import "io"

// Writer writes the first Left bytes to To and drops the rest. It reports dropped bytes
// as written, so that the other program does not notice. It returns an error only if To
// does.
type Writer struct {
	To   io.Writer
	Left int
}

// Write writes as much of text as Left allows. Unless To returns an error, it reports
// all of text as written.
func (w *Writer) Write(text []byte) (int, error) {
	kept := text[:min(len(text), w.Left)]
	w.Left -= len(kept)
	if _, err := w.To.Write(kept); err != nil {
		return 0, err
	}
	return len(text), nil
}
