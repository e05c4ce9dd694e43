package declaration

import (
	"bytes"
	"sort"

	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/source"
)

// page is the content of a file, with the offset at which each line begins.
type page struct {
	content []byte
	starts  []int
	keys    [][]int      // the offsets at which private keys begin and end
	private bool         // no line may be shown
	hidden  map[int]bool // the lines that may not be shown
}

// privateKey matches a private key up to its end, or the end of the file.
var privateKey = pattern.Lazy(`(?s)-----BEGIN [A-Z ]*PRIVATE KEY.*?(-----END [A-Z ]*KEY-----|$)`)

func newPage(content []byte) *page {
	p := &page{content: content, starts: []int{0}}
	for i, b := range content {
		if b == '\n' {
			p.starts = append(p.starts, i+1)
		}
	}
	if bytes.Contains(content, []byte("PRIVATE KEY")) {
		p.keys = privateKey().FindAllIndex(content, -1)
	}
	return p
}

// line returns the text of a line, and the offset at which it begins. Lines are counted
// from 1. It returns false if there is no such line.
func (p *page) line(number int) (text []byte, start int, ok bool) {
	if number < 1 || number > len(p.starts) {
		return nil, 0, false
	}
	start = p.starts[number-1]
	if number < len(p.starts) {
		return p.content[start : p.starts[number]-1], start, true
	}
	return p.content[start:], start, true
}

// mayShow reports whether a line may be shown. A line that looks like a credential or
// is part of a private key may not.
func (p *page) mayShow(number int) bool {
	text, start, ok := p.line(number)
	if !ok || p.private || p.hidden[number] || looksSecret(string(text)) || secretLine().Match(text) {
		return false
	}
	next := sort.Search(len(p.keys), func(i int) bool { return p.keys[i][1] > start })
	return next == len(p.keys) || p.keys[next][0] > start
}

// excerpt returns the line at a position. It returns false if there is no such line, or
// it must not be shown.
func (p *page) excerpt(at source.Position) (source.Excerpt, bool) {
	if !p.mayShow(at.Line) {
		return source.Excerpt{}, false
	}
	text, _, _ := p.line(at.Line)
	return source.Cut(text, source.Position{Line: 1, Column: at.Column})
}

// MayShow reports whether a line of a file may be shown. A line that looks like a
// credential may not.
func (d *Declaration) MayShow(file string, line int) bool {
	p, read := d.pages[file]
	return read && p.mayShow(line)
}
