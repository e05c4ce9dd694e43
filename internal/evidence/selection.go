package evidence

import (
	"fmt"
	"slices"
)

// Selection is the part of the documents about one group that counts.
type Selection struct {
	Document Document
	// Digest identifies the documents as received: the digest of the only document, or
	// of all of them merged.
	Digest string
	// Notes are sentences that say what was left out.
	Notes []string
}

// Select merges documents about one group to judge a commit by them. commit is empty if
// it is not known. Select leaves out the history of other commits, and approvals, which
// depend on the history. Other kinds do not depend on the commit. There must be at
// least one document.
func Select(commit string, documents ...Document) (Selection, error) {
	var s Selection
	kept := make([]Document, len(documents))
	for i, d := range documents {
		if commit == "" || d.Declaration.Commit != commit {
			for _, kind := range []Kind{History, Approvals} {
				if !slices.Contains(d.Collected.Asked, kind) || d.Declaration.Commit == commit && d.sawNothing(kind) {
					continue
				}
				d = d.without(kind)
				if note := ofAnotherCommit(kind); !slices.Contains(s.Notes, note) {
					s.Notes = append(s.Notes, note)
				}
			}
		}
		d.Declaration = Declaration{Repo: d.Declaration.Repo, Commit: commit}
		kept[i] = d
	}
	var err error
	if s.Document, err = Merge(kept...); err != nil {
		return s, err
	}
	if s.Digest = documents[0].Digest(); len(documents) > 1 {
		s.Digest = s.Document.Digest()
	}
	return s, nil
}

// sawNothing reports whether no source of a kind is complete. Such sources say why, and
// nothing counts as seen by them, whatever commit they are of.
func (d Document) sawNothing(kind Kind) bool {
	return !slices.ContainsFunc(d.Sources, func(s Source) bool { return s.Kind == kind && s.State == Complete })
}

func ofAnotherCommit(kind Kind) string {
	return fmt.Sprintf("Evidence of the kind %s does not count, because it is of another commit. Collect it from the commit that is checked.", kind)
}

// without returns the document without the sources and facts of a kind.
func (d Document) without(kind Kind) Document {
	left := map[string]bool{}
	d.Collected.Asked = slices.DeleteFunc(slices.Clone(d.Collected.Asked), func(k Kind) bool { return k == kind })
	d.Sources = slices.DeleteFunc(slices.Clone(d.Sources), func(s Source) bool {
		left[s.ID] = s.Kind == kind
		return left[s.ID]
	})
	d.Facts = slices.DeleteFunc(slices.Clone(d.Facts), func(f Fact) bool { return left[f.Source] })
	return d
}

// SeenUntil returns the last day on which a source of a kind was looked at. If there is
// no such source, it returns the day of collection.
func (d Document) SeenUntil(kind Kind) string {
	last := ""
	for _, s := range d.Sources {
		if s.Kind == kind {
			last = max(last, s.Until, s.ObservedAt[:min(len(s.ObservedAt), len("2026-11-22"))])
		}
	}
	if last == "" {
		return d.Collected.Until
	}
	return last
}
