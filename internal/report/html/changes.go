package html

import (
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// htmlChanges is what has changed since the base commit.
type htmlChanges struct {
	Summary        escape.HTML
	New            bool
	Moved          []htmlMove
	Mended, Hidden []htmlEntry
}

// htmlMove is a standard whose colour has changed, with the colour at the base commit
// and now. Name is the standard's title.
type htmlMove struct {
	Standard, Name escape.HTML
	Before, Now    htmlTag
}

func changesOf(card outline.Card) *htmlChanges {
	if card.Changes == nil {
		return nil
	}
	c := &htmlChanges{Summary: escape.ForPage("Compared with " + outline.BaseInWords(card.Changes.Base) + ": " + outline.ChangesInWords(card)), New: len(card.Changes.New) > 0}
	for _, move := range card.Changes.Moved {
		c.Moved = append(c.Moved, htmlMove{escape.ForPage(outline.WhatMoved(move)), escape.ForPage(outline.AboutMoved(move)), tagOf(move.Before), tagOf(move.Now)})
	}
	c.Mended, c.Hidden = entriesOf(outline.EntriesSaying(card.Changes.Mended, outline.MessageOf)), entriesOf(outline.EntriesSaying(card.Changes.Hidden, outline.MessageOf))
	return c
}

// htmlGone has the groups that existed only at the base commit.
type htmlGone struct {
	Title  escape.HTML
	Groups []goneGroup
}

type goneGroup struct{ ID, Path escape.HTML }

func goneOf(run scorecard.Run) *htmlGone {
	if len(run.Gone) == 0 {
		return nil
	}
	gone := &htmlGone{Title: escape.ForPage(outline.NotThere(run.Base))}
	for _, group := range run.Gone {
		gone.Groups = append(gone.Groups, goneGroup{escape.ForPage(group.ID), escape.ForPage(group.Path)})
	}
	return gone
}

// gone writes the groups that existed only at the base commit.
func (p *page) gone(gone *htmlGone) {
	if gone == nil {
		return
	}
	p.put(`
<section>
<h2 class="govuk-heading-l">$</h2>
<ul class="govuk-list govuk-list--bullet">`, gone.Title)
	for _, group := range gone.Groups {
		p.put(`
<li><bdi>$</bdi> <span class="quiet">$</span></li>`, group.ID, group.Path)
	}
	p.put(`
</ul>`)
	p.end()
}

// changes writes what has changed since the base commit.
func (p *page) changes(g htmlGroup) {
	c := g.Changes
	if c == nil {
		return
	}
	p.section(g.ID, "changes", "What has changed")
	p.put(`
<p class="govuk-body">$$</p>`, c.Summary, when(c.New, ` What is new is marked so among the problems.`))
	if len(c.Moved) > 0 {
		p.moves(c.Moved)
	}
	if len(c.Mended) > 0 {
		p.subsection(escape.HTML("Mended"))
		p.bullets(c.Mended)
	}
	if len(c.Hidden) > 0 {
		p.subsection(escape.HTML("No longer judged"))
		p.bullets(c.Hidden)
	}
	p.end()
}

// moves writes the standards whose colour has changed.
func (p *page) moves(moves []htmlMove) {
	p.subsection(escape.HTML("Standards whose colour has changed"))
	p.put(`
<ul class="govuk-list moves">`)
	for _, move := range moves {
		p.put(`
<li>$: $ → $$</li>`, move.Standard, move.Before, move.Now, quiet(move.Name))
	}
	p.put(`
</ul>`)
}
