package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Badge writes the input from which shields.io draws a badge
// (https://shields.io/badges/endpoint-badge). The badge shows the total over
// all groups.
type Badge struct{ tally badgeTally }

// Begin writes nothing: the total is not known before the last group.
func (b *Badge) Begin(_ io.Writer, run scorecard.Run) error {
	b.tally.asOf = run.AsOf
	return nil
}

// Group adds a group to the total.
func (b *Badge) Group(_ io.Writer, card outline.Card) error {
	b.tally.add(card)
	return nil
}

// End writes the badge. Its text consists of counts and fixed words and has no text
// from a declaration.
func (b *Badge) End(w io.Writer) error {
	out := jsonstream.To(w)
	out.Block(struct {
		Version int    `json:"schemaVersion"`
		Label   string `json:"label"`
		Message string `json:"message"`
		Color   string `json:"color"`
	}{1, b.tally.label(), b.tally.message(), b.tally.look().name}, "")
	out.Raw("\n")
	return out.Flush()
}

// badgeTally is the total over all groups that a badge shows.
type badgeTally struct {
	asOf  string
	names []string // names of the first two groups
	// groups counts the groups. unjudged counts those that could not be judged, or not
	// by all policies.
	groups, unjudged int
	total            scorecard.Tally
}

func (b *badgeTally) add(card outline.Card) {
	b.groups++
	if card.Unjudged() {
		b.unjudged++
	}
	if len(b.names) < 2 {
		b.names = append(b.names, card.Name)
	}
	t := card.Tally
	b.total.Pass += t.Pass
	b.total.Attested += t.Attested
	b.total.Waived += t.Waived
	b.total.Errors += t.Errors
	b.total.Warnings += t.Warnings
	b.total.Infos += t.Infos
}

func (b *badgeTally) label() string {
	if b.groups == 1 {
		return "delivery group"
	}
	return outline.Count(b.groups, "delivery group")
}

// message returns how much there is to mend, and what the counts leave out, such as "2
// errors, 1 waived".
func (b *badgeTally) message() string {
	t := b.total
	if t.Asked() == 0 {
		return "could not be judged"
	}
	var parts []string
	if t.Errors > 0 {
		parts = append(parts, outline.Count(t.Errors, "error"))
	}
	if t.Warnings > 0 {
		parts = append(parts, outline.Count(t.Warnings, "warning"))
	}
	if t.Infos > 0 {
		parts = append(parts, fmt.Sprintf("%d for information", t.Infos))
	}
	if len(parts) == 0 {
		parts = append(parts, "nothing to mend")
	}
	if t.Waived > 0 {
		parts = append(parts, fmt.Sprintf("%d waived", t.Waived))
	}
	switch {
	case b.unjudged > 0 && b.groups == 1:
		parts = append(parts, "not wholly judged")
	case b.unjudged > 0:
		parts = append(parts, outline.Count(b.unjudged, "group")+" not wholly judged")
	}
	return strings.Join(parts, ", ")
}

// look is the colour of a badge: its name at shields.io, the background that BadgeSVG
// draws, and a text colour with a contrast of at least 4.5 to 1 on it.
type look struct{ name, fill, letters string }

func (b *badgeTally) look() look {
	t := b.total
	switch {
	case t.Errors > 0:
		return look{"red", "#b52a17", "#fff"}
	case t.Asked() == 0, b.unjudged > 0:
		return look{"lightgrey", "#505a5f", "#fff"}
	case t.Warnings > 0:
		return look{"orange", "#f5a623", "#0b0c0c"}
	case t.Infos > 0:
		return look{"blue", "#1d70b8", "#fff"}
	}
	return look{"green", "#00703c", "#fff"}
}
