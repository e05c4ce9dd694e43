package declaration

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/source"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// edit returns the edit of a file that replaces the bytes between two offsets, start
// and end, by a new text. It returns nil if nothing would change, if the file is not
// known, or if its name, the old text or the new text must not be shown.
func (b *builder) edit(file string, start, end int, text string) *source.Edit {
	p := b.pages[file]
	if p == nil || strings.Contains(file, hiddenName[:len(hiddenName)-1]) {
		return nil
	}
	e := source.NewEdit(file, p.content, start, end, text)
	if e.Old == e.New || looksSecret(e.Old) || looksSecret(e.New) || secretLine().MatchString(e.New) || !p.mayShow(e.Start.Line) {
		return nil
	}
	return e
}

// replacing returns the edit that replaces a scalar, with its quotes, at a position.
// The argument old is the scalar's text, and the argument text is the YAML to write
// instead. It returns nil if either is empty, if the scalar is not written on one line,
// or if edit returns nil.
func (b *builder) replacing(at source.Position, old, text string) *source.Edit {
	if text == "" || old == "" || b.pages[at.File] == nil {
		return nil
	}
	start, end, ok := b.pages[at.File].token(at, old)
	if !ok {
		return nil
	}
	return b.edit(at.File, start, end, text)
}

func (w *walker) replacing(n yamltext.Node, text string) *source.Edit {
	return w.d.replacing(w.position(n.Line(), n.Column()), n.Text(), text)
}

// adding returns the edit that inserts a text in front of the character at a position.
// It returns nil if there is no such position, or if edit returns nil.
func (w *walker) adding(at source.Position, text string) *source.Edit {
	p := w.d.pages[at.File]
	if p == nil {
		return nil
	}
	start, ok := p.offset(at)
	if !ok {
		return nil
	}
	return w.d.edit(at.File, start, start, text)
}

// lineEnd returns what ends the line at a position: "\r\n" or "\n".
func (b *builder) lineEnd(at source.Position) string {
	if p := b.pages[at.File]; p != nil {
		if line, _, ok := p.line(at.Line); ok && bytes.HasSuffix(line, []byte("\r")) {
			return "\r\n"
		}
	}
	return "\n"
}

// offset returns the byte offset of a position in the page. It returns false if the
// page has no such position.
func (p *page) offset(at source.Position) (int, bool) {
	text, start, ok := p.line(at.Line)
	if !ok || at.Column < 1 {
		return 0, false
	}
	if at.Line == 1 {
		rest := bytes.TrimPrefix(text, []byte("\ufeff"))
		start += len(text) - len(rest)
		text = rest
	}
	for range at.Column - 1 {
		if len(text) == 0 {
			return 0, false
		}
		_, size := utf8.DecodeRune(text)
		start, text = start+size, text[size:]
	}
	return start, true
}

// token returns the offsets at which a scalar at a position begins and ends, with its
// quotes if it has any. The argument text is the text as which YAML reads the scalar.
// It returns false for a scalar that is not written as it reads: with escapes, or over
// several lines.
func (p *page) token(at source.Position, text string) (start, end int, ok bool) {
	start, ok = p.offset(at)
	if !ok {
		return 0, 0, false
	}
	for start < len(p.content) && p.content[start] == ' ' {
		start++
	}
	rest := p.content[start:]
	if bytes.HasPrefix(rest, []byte(text)) {
		return start, start + len(text), true
	}
	for _, quote := range []string{`"`, `'`} {
		if bytes.HasPrefix(rest, []byte(quote+text+quote)) && !strings.Contains(text, quote) && !strings.Contains(text, `\`) {
			return start, start + len(text) + 2*len(quote), true
		}
	}
	return 0, 0, false
}
