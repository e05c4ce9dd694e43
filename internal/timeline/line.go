package timeline

import (
	"path"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/history"
)

// point is a commit that changes the declared files.
type point struct {
	commit history.Commit
	// latest is the latest commit time, in seconds since 1970, of the first parents
	// before this commit. It ignores times after Options.Today.
	latest int64
}

// lineOf returns the commits among the first parents that change the declared files,
// oldest first. If the history is not whole, it returns a sentence that says why.
func lineOf(r *history.Repository, o Options) ([]point, string) {
	if rewritten, err := history.Rewritten(o.Git); err != nil || rewritten {
		return nil, whyRewritten
	}
	shallow, err := history.IsShallow(o.Git)
	if err != nil {
		return nil, whyGit
	}
	if shallow {
		return nil, whyShallow
	}
	ids, err := history.FirstParents(o.Git, o.From)
	if err != nil {
		return nil, whyOf(err)
	}
	var points []point
	before, latest := "", int64(0)
	var parent string
	for _, id := range slices.Backward(ids) {
		c, err := r.Commit(id)
		if err != nil {
			return nil, whyOf(err)
		}
		// Check that the first parent stored in the commit is the one that git
		// reported, since git applies grafts.
		if first := append(c.Parents, "")[0]; first != parent {
			return nil, whyRewritten
		}
		parent = id
		now, err := declaredIn(r, c.Tree, o)
		if err != nil {
			return nil, whyOf(err)
		}
		if now != before {
			points = append(points, point{c, latest})
		}
		before = now
		if dayOf(c.At, o) <= o.Today {
			latest = max(latest, c.At)
		}
	}
	return points, ""
}

// declaredIn returns the hashes of the declared files in a tree as one text. The texts
// of two trees are equal if the files are. It is empty if there is no declared file.
func declaredIn(r *history.Repository, tree string, o Options) (string, error) {
	root, err := r.Entry(tree, o.Way)
	if err != nil || root == "" {
		return "", err
	}
	var all strings.Builder
	for _, name := range append(places(), o.Tables...) {
		id, err := r.Entry(root, name)
		if err != nil {
			return "", err
		}
		all.WriteString(id + " ")
	}
	return strings.TrimSpace(all.String()), nil
}

// places returns the paths at which declared files are looked for.
func places() []string {
	return []string{
		declaration.Folder, declaration.Folder + ".yaml", declaration.Folder + ".yml",
		path.Join(".github", declaration.Folder+".yaml"), path.Join(".github", declaration.Folder+".yml"),
	}
}
