package declaration

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/source"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// cut is a text without quotes that commas have cut inside braces. YAML reads `{name:
// Felling, replanting}` as the key name with the value Felling, and the key replanting
// without a value.
type cut struct {
	key    yamltext.Node   // the key of the text, such as name
	pieces []yamltext.Node // the value of that key, then the keys that belong to it
}

// entries returns an iterator over the keys of a map with their values. If commas have
// cut a text (see cut), all keys that are pieces of it come as one stray. The key of
// that stray is the first piece that was read as a key.
func (w *walker) entries(s *shape, n yamltext.Node) iter.Seq[stray] {
	return func(yield func(stray) bool) {
		var text cut    // the text that the next key may be a piece of
		var found stray // what is not yielded yet
		for key, value := range n.Entries() {
			if len(text.pieces) > 0 && w.isPiece(s, key, value) {
				if len(text.pieces) > 1 {
					found.cut.pieces = append(found.cut.pieces, key)
					text = found.cut
					continue
				}
				text.pieces = append(text.pieces, key)
				if !found.key.Empty() && !yield(found) {
					return
				}
				found = stray{key: key, value: value, cut: text}
				continue
			}
			if !found.key.Empty() && !yield(found) {
				return
			}
			found, text = stray{key: key, value: value}, cut{}
			if n.Flow() && isPlainText(value) {
				text = cut{key: key, pieces: []yamltext.Node{value}}
			}
		}
		if !found.key.Empty() {
			yield(found)
		}
	}
}

// isPiece reports whether a key of a map can be a piece of a cut text: it has no value,
// and it is not like any key of the schema.
func (w *walker) isPiece(s *shape, key, value yamltext.Node) bool {
	name := key.Text()
	_, known := s.fields[name]
	return !known && s.values == nil && isBare(value) && !key.Quoted() && !key.Merge() &&
		w.d.schema.words.alias(s, name) == "" && nearest(name, keysOf(s.fields)) == ""
}

// isBare reports whether a value was left out altogether.
func isBare(n yamltext.Node) bool {
	return n.Kind() == yamltext.Scalar && n.Null() && n.Text() == ""
}

// isPlainText reports whether a value is a scalar without quotes, and not null.
func isPlainText(n yamltext.Node) bool {
	return n.Kind() == yamltext.Scalar && !n.Quoted() && !n.Null()
}

// cutText handles a key that is a piece of a text that commas have cut. It sets the
// message, the remedy, Hides and, if there is one right answer, the edit of the fault
// f. It returns false, and leaves f as it is, for any other key, and for a text that
// looks like a credential.
func (w *walker) cutText(s *shape, found stray, f *Fault) bool {
	if len(found.cut.pieces) == 0 {
		return false
	}
	whole := found.cut.text()
	if looksSecret(whole) {
		return false
	}
	key, start := shortName(found.cut.key), found.cut.pieces[0].Text()
	f.Because = fmt.Sprintf("A comma ends a value inside braces, so `%s` reads as %s alone.", key, quote(start))
	f.Hides = w.besides(s, found.cut.key.Text())
	if f.Remedy = found.cut.number(key); f.Remedy != "" {
		return true
	}
	if field := s.fields[found.cut.key.Text()]; field == nil || field.format == "money" {
		if _, err := money.Parse(whole); err != nil {
			f.Remedy = err.Remedy
			return true
		}
	}
	f.Remedy = fmt.Sprintf("Put quotes around the whole value: `%s: %s`.", key, yamltext.Quoted(whole))
	if shortText(whole) != whole {
		f.Remedy = fmt.Sprintf("Put quotes around the whole value, from %s to the end of %s.", quote(start), quote(found.cut.last().Text()))
	}
	if !found.cut.hasNumber() {
		f.Edit = w.quoting(found.cut)
	}
	return true
}

// hasNumber reports whether a piece after the first is a number, which may be a value
// whose key was forgotten.
func (c cut) hasNumber() bool {
	return slices.ContainsFunc(c.pieces[1:], func(piece yamltext.Node) bool { return allDigits().MatchString(strings.TrimSpace(piece.Text())) })
}

func (c cut) last() yamltext.Node { return c.pieces[len(c.pieces)-1] }

// text returns the whole text: the pieces with the commas between them, and the space
// after each comma, if any.
func (c cut) text() string {
	var b strings.Builder
	for i, piece := range c.pieces {
		if i > 0 {
			b.WriteString(comma(c.pieces[i-1], piece))
		}
		b.WriteString(piece.Text())
	}
	return b.String()
}

// comma returns the comma between two pieces, with the space after it, if any.
func comma(before, after yamltext.Node) string {
	end := before.Column() + utf8.RuneCountInString(before.Text())
	if after.Line() == before.Line() && after.Column() == end+1 {
		return ","
	}
	return ", "
}

// number returns the remedy for a number that commas have cut, which is the value of
// the given key. It returns "" if the pieces do not make a number.
func (c cut) number(key string) string {
	start := c.pieces[0].Text()
	for _, piece := range c.pieces[1:] {
		if !allDigits().MatchString(strings.TrimSpace(piece.Text())) {
			return ""
		}
	}
	rest := strings.TrimSpace(c.last().Text())
	switch {
	case len(c.pieces) == 2 && numberEnd().MatchString(start) && len(rest) < 3:
		return fmt.Sprintf("Write the number without the comma: `%s: %s`, or `%s: %s` if the comma stands for a point.", key, start+rest, key, start+"."+rest)
	case len(c.pieces) == 2 && numberEnd().MatchString(start):
		return fmt.Sprintf("Write the number without the comma: `%s: %s`.", key, start+rest)
	case numberEnd().MatchString(start) || decimal().MatchString(strings.TrimLeft(start, "£ ")):
		return fmt.Sprintf("Write `%s` with plain digits and no comma, and a point only in front of pence.", key)
	}
	return ""
}

var (
	decimal   = pattern.Lazy(`^-?[\d.]+$`)
	allDigits = pattern.Lazy(`^\d+$`)
	numberEnd = pattern.Lazy(`^[-−+(]*\s*£?\s*[-−+]?\d+$`)
)

// quoting returns the edit that puts quotes around a cut text, or nil if the text is
// written over several lines.
func (w *walker) quoting(c cut) *source.Edit {
	file := w.position(1, 1).File
	p := w.d.pages[file]
	if p == nil {
		return nil
	}
	first, last := c.pieces[0], c.last()
	start, _, ok := p.token(w.position(first.Line(), first.Column()), first.Text())
	_, end, alsoOK := p.token(w.position(last.Line(), last.Column()), last.Text())
	if !ok || !alsoOK || end <= start || strings.Contains(string(p.content[start:end]), "\n") {
		return nil
	}
	return w.d.edit(file, start, end, yamltext.Quoted(string(p.content[start:end])))
}
