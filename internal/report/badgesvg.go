package report

import (
	"io"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// BadgeSVG draws the badge as an SVG image with a text alternative, without using a
// network.
type BadgeSVG struct{ tally badgeTally }

// Begin writes nothing: the total is not known before the last group.
func (b *BadgeSVG) Begin(_ io.Writer, run scorecard.Run) error {
	b.tally.asOf = run.AsOf
	return nil
}

// Group adds a group to the total.
func (b *BadgeSVG) Group(_ io.Writer, card outline.Card) error {
	b.tally.add(card)
	return nil
}

// End draws the badge. The textLength attributes make each text exactly as wide as the
// space for it, whatever font the reader has.
func (b *BadgeSVG) End(w io.Writer) error {
	label, message, look := b.tally.label(), b.tally.message(), b.tally.look()
	left, right := width(label), width(message)
	title := escape.ForXML(b.title())
	out := escape.ElementsTo(w)
	out.Line(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="20" viewBox="0 0 %d 20" role="img" aria-label="%s">`, left+right, left+right, title)
	out.Line(`  <title>%s</title>`, title)
	out.Line(`  <rect width="%d" height="20" fill="#383f43"/>`, left)
	out.Line(`  <rect x="%d" width="%d" height="20" fill="%s"/>`, left, right, escape.XML(look.fill))
	out.Line(`  <g font-family="Verdana,DejaVu Sans,Arial,sans-serif" font-size="11" text-anchor="middle">`)
	out.Line(`    <text x="%d" y="14" textLength="%d" fill="#fff">%s</text>`, left/2, left-margins, escape.ForXML(label))
	out.Line(`    <text x="%d" y="14" textLength="%d" fill="%s">%s</text>`, left+right/2, right-margins, escape.XML(look.letters), escape.ForXML(message))
	out.Line(`  </g>`)
	out.Line(`</svg>`)
	return out.Flush()
}

// title returns the text alternative for screen readers, which ends with the day and
// the message: "NAME as of 22 November 2026: 2 errors". NAME is the group or, for
// several groups, the label of the badge.
func (b *BadgeSVG) title() string {
	t := &b.tally
	name := t.label()
	if len(t.names) == 1 {
		name = cut(t.names[0])
	}
	return name + " as of " + calendar.Long(t.asOf) + ": " + t.message()
}

// longestBadgeName is the maximum length of a group's name in the title, in characters.
const longestBadgeName = 80

func cut(name string) string {
	if runes := []rune(name); len(runes) > longestBadgeName {
		return string(runes[:longestBadgeName]) + "…"
	}
	return name
}

// Widths in pixels. margins is the sum of the left and the right margin of a text.
// letter is the width of one character, roughly that of letters and digits in Verdana
// at the font size of 11 pixels.
const (
	margins = 12
	letter  = 6
)

func width(text string) int { return utf8.RuneCountInString(text)*letter + margins }
