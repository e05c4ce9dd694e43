package command

import (
	"cmp"
	"context"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/DEFRA/dgcheck/internal/approvals"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/timeline"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// largestApprovers is the largest list of approvers that is read, in bytes.
const largestApprovers = 1 << 20

// readApprovers reads the teams that may approve for posts. Without a file there are
// none.
func readApprovers(name string) (approvals.Approvers, error) {
	if name == "" {
		return nil, nil
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

// gatherApprovals looks at who approved the group's waivers and attestations.
func gatherApprovals(ctx context.Context, g *gathering) ([]evidence.Source, []evidence.Fact) {
	line, state, why := g.line(ctx)
	if why != "" {
		return g.unseen(evidence.Approvals, state, why)
	}
	claims := g.claims(line.Way)
	if len(claims) == 0 {
		return nil, nil
	}
	repository, err := forge.ParseRepository(cmp.Or(repositoryOfRun(g.host), lastTwo(publicAddress(originOf(line.Git)))))
	if err != nil {
		return g.unseen(evidence.Approvals, evidence.Unavailable, "It is not known where on GitHub the declaration is kept: collect it in a clone of that repository.")
	}
	commits, why := timeline.Introduced(line, approvals.Texts)
	if why != "" {
		return g.unseen(evidence.Approvals, evidence.Incomplete, why)
	}
	source, facts := approvals.Collect(ctx, g.outside.hub, claims, approvals.Options{
		Repository: repository, Commits: commits, Approvers: g.outside.approvers, Now: g.now, London: g.london,
	})
	return []evidence.Source{source}, facts
}

// claims returns the waivers and attestations of the declared files. way is the path of
// the group's folder in the repository.
func (g *gathering) claims(way string) []approvals.Claim {
	root, err := os.OpenRoot(g.Root)
	if err != nil {
		return nil
	}
	defer root.Close()
	var all []approvals.Claim
	for _, file := range g.d.Files {
		content, err := fs.ReadFile(root.FS(), file.Path)
		if file.Finance || !file.Read || err != nil {
			continue
		}
		if parsed, problems := yamltext.Parse(content); len(problems) == 0 {
			all = append(all, approvals.Claims(parsed, path.Join(way, file.Path))...)
		}
	}
	return all
}

// lastTwo returns the last two steps of an address: the owner and name of a repository.
func lastTwo(address string) string {
	steps := strings.Split(address, "/")
	return strings.Join(steps[max(0, len(steps)-2):], "/")
}
