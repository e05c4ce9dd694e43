// Package packed keeps text compressed in memory until it can be written.
package packed

import (
	"bytes"
	"compress/flate"
	"io"
)

// Text keeps text, compressed, until it can be written. The texts about many
// groups are much the same, and take a tenth of the memory.
type Text struct {
	kept   bytes.Buffer
	w      *flate.Writer
	closed bool
}

// Write keeps more text.
func (p *Text) Write(text []byte) (n int, err error) {
	if p.w == nil {
		if p.w, err = flate.NewWriter(&p.kept, flate.BestSpeed); err != nil {
			return 0, err
		}
	}
	return p.w.Write(text)
}

// Close ends the text and frees the memory of the compressor.
func (p *Text) Close() error {
	if p.w == nil {
		return nil
	}
	err := p.w.Close()
	p.w, p.closed = nil, true
	return err
}

// WriteTo writes the text. Nothing can be kept after that.
func (p *Text) WriteTo(w io.Writer) (int64, error) {
	kept, err := p.Reader()
	if err != nil {
		return 0, err
	}
	return io.Copy(w, kept)
}

// Reader returns a reader of the text. Nothing can be kept after that.
func (p *Text) Reader() (io.Reader, error) {
	if p.w == nil && !p.closed {
		return &p.kept, nil
	}
	err := p.Close()
	return flate.NewReader(&p.kept), err
}
