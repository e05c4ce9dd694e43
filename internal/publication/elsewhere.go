package publication

import (
	"context"
	"io/fs"
	"path"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report/markdown"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// WhoseWord is the sentence that warns readers of a result that another run made (see
// Job.Elsewhere).
const WhoseWord = "This result was made by a run of the change itself, so it is the word of whoever proposes the change, and not dgcheck's."

// mostElsewhere is how many groups are published at most if another run made the
// result.
const mostElsewhere = 20

// whose returns the text that begins each comment and check run if another run made the
// result. If this run made it, whose returns "".
func (p *post) whose() string {
	if p.job.Elsewhere == nil {
		return ""
	}
	return WhoseWord + " Read it as you read the change.\n\n"
}

// admit is called if another run made the result. Of the groups in the result, it keeps
// those that exist at the base commit with the same path and id: each once, and at most
// mostElsewhere. If no group is left, or the base commit cannot be read, it writes one
// check run that says so and returns false.
func (p *post) admit(ctx context.Context) bool {
	admitted, err := p.admitted(ctx)
	if ctx.Err() != nil {
		p.refuse(ctx, &attempts{part: Checks}, "", ctx.Err())
		p.outcome.Checked = false
		return false
	}
	all := len(p.groups)
	p.groups = admitted
	why := "None of the groups in it stands, with its id and path, in the commit that the change is to be merged into."
	switch {
	case err != nil:
		why = "Which groups there are could not be read from the commit that the change is to be merged into: " + sentence(err)
	case len(admitted) > 0 && len(admitted) < all:
		p.left("Of %s in the result, %d are published: those that stand at the base, each once, and at most %d.", outline.Count(all, "group"), len(admitted), mostElsewhere)
		return true
	case len(admitted) > 0:
		return true
	}
	p.left("%s", why)
	p.unadmitted(ctx, why)
	return false
}

// unadmitted writes the single check run if another run made the result and none of its
// groups is published. The check run says why in the given sentence.
func (p *post) unadmitted(ctx context.Context, why string) {
	if !p.job.Checks {
		return
	}
	want := check{CheckReport: forge.CheckReport{
		Name: "dgcheck", Commit: p.job.Commit, Status: forge.Completed, Conclusion: forge.Neutral, Title: "Nothing is said of any group",
		Summary: p.whose() + markdown.Note(why) + "\nThe scorecard stands in the summary of the run that made it.\n",
	}}
	want.ExternalID = externalID + hashOf(want.Name, want.Title, want.Summary)
	err := p.ensureCheck(ctx, want)
	p.outcome.Checked = err == nil
	if err != nil {
		p.refuse(ctx, &attempts{part: Checks}, "", err)
	}
}

// admitted returns the groups that admit keeps. It returns an error if the base commit
// cannot be read.
func (p *post) admitted(ctx context.Context) ([]group, error) {
	pull, err := p.pull(ctx)
	if err != nil {
		return nil, err
	}
	base := pull.Base
	if base == "" {
		base = p.job.Elsewhere.Base
	}
	roots := map[string]bool{}
	for _, g := range p.groups {
		if root, ok := p.rootOf(g.card); ok && len(roots) < maxRoots {
			roots[root] = true
		}
	}
	files, err := p.hub.Files(ctx, p.job.Repository, base, func(name string) bool { return declares(roots, name) })
	if err != nil {
		return nil, err
	}
	var admitted []group
	seen := map[string]bool{}
	for _, g := range p.groups {
		root, ok := p.rootOf(g.card)
		if !ok || !roots[root] || seen[g.card.ID] || len(admitted) == mostElsewhere || g.card.ID != p.idAt(files, root) {
			continue
		}
		seen[g.card.ID] = true
		admitted = append(admitted, group{card: g.card, key: g.card.ID})
	}
	return admitted, nil
}

// maxRoots is how many folders of groups are looked up at the base commit. The paths in
// a result from another run may be invented, so their number needs a limit.
const maxRoots = 1000

// rootOf returns the folder of a group, relative to the root of the repository. It is
// usually card.Path below job.Folder. But if job.Folder is itself a declaration, such
// as soil/delivery-group.yaml or soil/delivery-group, it is the folder around that,
// here soil. The second result is false if the path leads out of the repository.
func (p *post) rootOf(card scorecard.Scorecard) (string, bool) {
	folder := path.Clean("./" + p.job.Folder)
	switch base := path.Base(folder); {
	case base == declaration.Folder, strings.HasSuffix(base, ".yaml"), strings.HasSuffix(base, ".yml"):
		folder = path.Dir(folder)
		if base := path.Base(folder); base == declaration.Folder || base == ".github" {
			folder = path.Dir(folder)
		}
		return folder, true
	}
	root := path.Join(folder, card.Path)
	return root, fs.ValidPath(root)
}

// declares reports whether the file called name may be part of a group's declaration.
// It must be a YAML file, and its path must be delivery-group.yaml,
// .github/delivery-group.yaml or any path directly in delivery-group, below a folder in
// roots. Other files, such as those about finance, do not count, because the id of the
// group is not in them.
func declares(roots map[string]bool, name string) bool {
	if !strings.HasSuffix(name, ".yaml") && !strings.HasSuffix(name, ".yml") {
		return false
	}
	folder := path.Dir(name)
	if base := path.Base(folder); base == declaration.Folder || base == ".github" && strings.HasPrefix(path.Base(name), declaration.Folder+".") {
		return roots[path.Dir(folder)]
	}
	return strings.HasPrefix(path.Base(name), declaration.Folder+".") && roots[folder]
}

// idAt returns the id of the group whose declaration is in one folder of the base
// commit. The argument root is the path of that folder in files. The result is "" if
// the folder has no declaration. If the declaration has no id, the result is the name
// of the folder or, at the root of the repository, the name of the repository.
func (p *post) idAt(files fs.FS, root string) string {
	folder, err := fs.Sub(files, root)
	if err != nil || len(declaration.Discover(folder)) == 0 {
		return ""
	}
	fallback := path.Base(root)
	if root == "." {
		fallback = p.job.Repository.Name
	}
	return p.job.Elsewhere.Identify(folder, fallback)
}
