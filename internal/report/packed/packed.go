// Package packed keeps text compressed in memory until it can be written.
package packed

import (
	"bytes"
	"compress/flate"
	"io"
)

// Text keeps text in memory, compressed, until it can be written. Texts about groups
// are similar to each other, so compression reduces them to about a tenth.
type Text struct {
	kept   bytes.Buffer
	w      *flate.Writer
	closed bool
}

// Write adds text.
func (p *Text) Write(text []byte) (n int, err error) {
	if p.w == nil {
		if p.w, err = flate.NewWriter(&p.kept, flate.BestSpeed); err != nil {
			return 0, err
		}
	}
	return p.w.Write(text)
}

// Close completes the text and frees the memory of the compressor. No text can be added
// after it.
func (p *Text) Close() error {
	if p.w == nil {
		return nil
	}
	err := p.w.Close()
	p.w, p.closed = nil, true
	return err
}

// WriteTo writes the text to w. No text can be added after it.
func (p *Text) WriteTo(w io.Writer) (int64, error) {
	kept, err := p.Reader()
	if err != nil {
		return 0, err
	}
	return io.Copy(w, kept)
}

// Reader returns a reader of the uncompressed text. No text can be added after it.
func (p *Text) Reader() (io.Reader, error) {
	if p.w == nil && !p.closed {
		return &p.kept, nil
	}
	err := p.Close()
	return flate.NewReader(&p.kept), err
}
