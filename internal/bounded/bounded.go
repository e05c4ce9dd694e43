// Package bounded keeps the output of another program to a size that this one
// can hold.
package bounded

import "io"

// Writer writes the first Left bytes to To and drops the rest. Dropping is not
// an error: the program that writes is not to notice. An error of To is
// returned.
type Writer struct {
	To   io.Writer
	Left int
}

// Write writes what still fits. Unless To fails, it reports all of text as
// written.
func (w *Writer) Write(text []byte) (int, error) {
	kept := text[:min(len(text), w.Left)]
	w.Left -= len(kept)
	if _, err := w.To.Write(kept); err != nil {
		return 0, err
	}
	return len(text), nil
}
