package delivery

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// code looks at the code as a reader sees it: branch protection, the README and the
// workflows. If a request fails, the fields of s that depend on it stay nil.
func (s *sight) code(ctx context.Context, hub GitHub, p part) {
	branch, err := hub.Branch(ctx, p.Repository, s.about.DefaultBranch)
	if err != nil {
		return
	}
	s.protected = &branch.Protected
	readme := false
	files, err := hub.Files(ctx, p.Repository, branch.Tip, func(name string) bool {
		readme = readme || isReadme(p, name)
		return isWorkflow(name)
	})
	if err != nil {
		return
	}
	s.readme = &readme
	s.unpinned = unpinned(files)
}

// isReadme reports whether a file is the README of the repository or of the part, at a
// path where GitHub shows a README
// (https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-readmes).
func isReadme(p part, name string) bool {
	folder, file := path.Split(name)
	folder = strings.TrimSuffix(folder, "/")
	places := []string{"", ".github", "docs"}
	if p.path != "" {
		places = []string{p.path}
	}
	base, _, _ := strings.Cut(strings.ToLower(file), ".")
	for _, place := range places {
		if folder == place && base == "readme" {
			return true
		}
	}
	return false
}

func isWorkflow(name string) bool {
	folder, file := path.Split(name)
	return folder == ".github/workflows/" && (strings.HasSuffix(file, ".yml") || strings.HasSuffix(file, ".yaml"))
}

// unpinned returns the first use of an action that is not pinned to a commit, or an
// empty text if all are pinned. It returns nil if a workflow cannot be read.
func unpinned(files fs.FS) *string {
	names, err := fs.Glob(files, ".github/workflows/*")
	if err != nil {
		return nil
	}
	found := ""
	for _, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return nil
		}
		workflow, problems := yamltext.Parse(content)
		if len(problems) > 0 {
			return nil
		}
		for _, use := range uses(workflow) {
			if found == "" && !pinned(use) {
				found = fmt.Sprintf("%s uses %.80s", path.Base(name), use)
			}
		}
	}
	return &found
}

// uses returns the actions and reusable workflows that a workflow uses.
func uses(n yamltext.Node) []string {
	if n.Empty() {
		return nil
	}
	var all []string
	switch n.Kind() {
	case yamltext.Map:
		for key, value := range n.Entries() {
			if key.Text() == "uses" && value.Kind() == yamltext.Scalar {
				all = append(all, value.Text())
				continue
			}
			all = append(all, uses(value)...)
		}
	case yamltext.List:
		for _, item := range n.Items() {
			all = append(all, uses(item)...)
		}
	}
	return all
}

// byCommit matches an action at a full commit hash, and a container at a digest.
var byCommit = regexp.MustCompile(`@([0-9a-f]{40}|[0-9a-f]{64}|sha256:[0-9a-f]{64})$`)

// pinned reports whether an action always has the same content: it is in the same
// repository, or is used at a full commit hash or digest.
func pinned(use string) bool { return strings.HasPrefix(use, "./") || byCommit.MatchString(use) }
