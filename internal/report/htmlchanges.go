package report

import "github.com/DEFRA/dgcheck/internal/scorecard"

// htmlChanges is what differs from the base.
type htmlChanges struct {
	Summary        shown
	New            bool
	Moved          []htmlMove
	Mended, Hidden []htmlEntry
}

// htmlMove is a standard's colour at the base and now. Name is the standard's
// title.
type htmlMove struct {
	Standard, Name shown
	Before, Now    htmlTag
}

func htmlChangesOf(card Card) *htmlChanges {
	if card.Changes == nil {
		return nil
	}
	c := &htmlChanges{Summary: forPage("Compared with " + baseInWords(card.Changes.Base) + ": " + changesInWords(card)), New: len(card.Changes.New) > 0}
	for _, move := range card.Changes.Moved {
		c.Moved = append(c.Moved, htmlMove{forPage(whatMoved(move)), forPage(aboutMoved(move)), htmlTagOf(move.Before), htmlTagOf(move.Now)})
	}
	c.Mended, c.Hidden = htmlEntriesOf(entriesSaying(card.Changes.Mended, messageOf)), htmlEntriesOf(entriesSaying(card.Changes.Hidden, messageOf))
	return c
}

// htmlGone holds the groups that existed only at the base.
type htmlGone struct {
	Title  shown
	Groups []htmlGoneGroup
}

type htmlGoneGroup struct{ ID, Path shown }

func htmlGoneOf(run scorecard.Run) *htmlGone {
	if len(run.Gone) == 0 {
		return nil
	}
	gone := &htmlGone{Title: forPage(notThere(run.Base))}
	for _, group := range run.Gone {
		gone.Groups = append(gone.Groups, htmlGoneGroup{forPage(group.ID), forPage(group.Path)})
	}
	return gone
}
