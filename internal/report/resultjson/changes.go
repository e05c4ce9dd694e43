package resultjson

import (
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// jsonBase is the base commit, with the groups that existed only there.
type jsonBase struct {
	Ref  filled     `json:"ref"`
	Gone []jsonGone `json:"gone"`
}

// jsonGone is a group that existed only at the base commit.
type jsonGone struct {
	ID   string `json:"id"`
	Path string `json:"path"`
}

// jsonChanges is what has changed in a group since the base commit. New, Revealed and
// Standing are numbers of fails. Each result in the list of results also says whether
// it is new.
type jsonChanges struct {
	Base      filled         `json:"base"`
	Added     bool           `json:"added,omitempty"`
	New       int            `json:"new"`
	Revealed  int            `json:"revealed,omitempty"`
	Standing  int            `json:"standing"`
	Mended    []jsonResult   `json:"mended"`
	Hidden    []jsonResult   `json:"hidden,omitempty"`
	Standards []jsonMovement `json:"standards"`
}

type jsonMovement struct {
	Number string        `json:"number"`
	Name   string        `json:"name"`
	Before scorecard.RAG `json:"before"`
	Now    scorecard.RAG `json:"now"`
}

func baseOf(run scorecard.Run) *jsonBase {
	if run.Base == "" {
		return nil
	}
	base := &jsonBase{Ref: filled(run.Base), Gone: make([]jsonGone, len(run.Gone))}
	for i, group := range run.Gone {
		base.Gone[i] = jsonGone(group)
	}
	return base
}

func changesOf(c *scorecard.Changes) *jsonChanges {
	if c == nil {
		return nil
	}
	changes := &jsonChanges{
		Base: filled(c.Base), Added: c.Added, New: len(c.New), Revealed: c.Revealed, Standing: len(c.Standing),
		Mended: resultsOf(c.Mended), Hidden: resultsOf(c.Hidden), Standards: make([]jsonMovement, len(c.Moved)),
	}
	for i, movement := range c.Moved {
		changes.Standards[i] = jsonMovement(movement)
	}
	return changes
}

func resultsOf(results []finding.Finding) []jsonResult {
	written := make([]jsonResult, len(results))
	for i, result := range results {
		written[i] = resultOf(result)
	}
	return written
}
