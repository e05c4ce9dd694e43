package command

import (
	"cmp"
	"context"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/approvals"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/timeline"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// largestApprovers is the largest file of approvers that is read, in bytes.
const largestApprovers = 1 << 20

// readApprovers reads the file of --approvers, which lists for each job post the teams
// that may approve in its name. If name is empty, it returns nil.
func readApprovers(ctx context.Context, host Host, name string) (approvals.Approvers, error) {
	if name == "" {
		return nil, nil
	}
	if err := notProposed(ctx, host, name); err != nil {
		return nil, err
	}
	file, err := openOrdinary(name, largestApprovers)
	if err != nil {
		return nil, wrongUse("%w", err)
	}
	defer file.Close()
	content, err := io.ReadAll(file)
	if err != nil {
		return nil, wrongUse("%s could not be read", declaration.Shown(name))
	}
	approvers, err := approvals.ReadApprovers(content)
	if err != nil {
		return nil, wrongUse("%s is not a list of approvers: %w", declaration.Shown(name), err)
	}
	return approvers, nil
}

// gatherApprovals collects who approved the group's waivers and attestations on GitHub.
func gatherApprovals(ctx context.Context, g *gathering) ([]evidence.Source, []evidence.Fact) {
	line, state, why := g.line(ctx)
	if why != "" {
		return g.unseen(evidence.Approvals, state, why)
	}
	claims, whole := g.claims()
	if !whole {
		return g.unseen(evidence.Approvals, evidence.Incomplete, "A declared file could not be read, so its waivers and attestations are not known: mend what dgcheck check says of it.")
	}
	if len(claims) == 0 {
		return nil, nil
	}
	repository, err := forge.ParseRepository(cmp.Or(repositoryOfRun(g.host), g.published(originOf(line.Git))))
	if err != nil {
		return g.unseen(evidence.Approvals, evidence.Unavailable, "It is not known where on GitHub the declaration is kept: collect it in a clone of that repository.")
	}
	introduced, why := timeline.Introduced(line, approvals.Texts)
	if why != "" {
		return g.unseen(evidence.Approvals, evidence.Incomplete, why)
	}
	o := approvals.Options{
		Repository: repository, Head: line.From, Introduced: map[string]approvals.Introduction{}, Approvers: g.outside.approvers, Now: g.now, London: g.london,
	}
	for text, by := range introduced {
		o.Introduced[text] = approvals.Introduction{Commit: by.ID, At: time.Unix(by.At, 0), File: by.File}
	}
	source, facts := approvals.Collect(ctx, g.outside.hub, claims, o)
	return []evidence.Source{source}, facts
}

// claims returns the waivers and attestations in the declared files. Somebody has to
// approve each of them. If one of the files could not be read, the result whole is
// false and there are no claims.
func (g *gathering) claims() (all []approvals.Claim, whole bool) {
	root, err := os.OpenRoot(g.Root)
	if err != nil {
		return nil, false
	}
	defer root.Close()
	for _, file := range g.d.Files {
		if file.Finance {
			continue
		}
		content, err := fs.ReadFile(root.FS(), file.Path)
		if !file.Read || err != nil {
			return nil, false
		}
		parsed, problems := yamltext.Parse(content)
		if len(problems) > 0 {
			return nil, false
		}
		all = append(all, approvals.Claims(parsed)...)
	}
	return all, true
}

// published returns the owner/name of the repository at the address origin, from which
// the group's repository was cloned. If the address is not on the GitHub server of the
// run, published returns "".
func (g *gathering) published(origin string) string {
	server := strings.ToLower(cmp.Or(g.host.Env("GITHUB_SERVER_URL"), "https://github.com"))
	name, is := strings.CutPrefix(publicAddress(origin), strings.TrimRight(server, "/")+"/")
	if !is {
		return ""
	}
	return name
}
