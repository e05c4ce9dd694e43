package approvals

import (
	"context"
	"slices"

	"github.com/hmarr/codeowners"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// places are where GitHub looks for CODEOWNERS; the first that is there counts
// (https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners).
func places() []string { return []string{".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"} }

// owners returns the owners of a file by CODEOWNERS of a commit. There are none if no
// line of it is about the file.
func (l *looker) owners(ctx context.Context, commit, file string) ([]codeowners.Owner, error) {
	rules, known := l.rules[commit]
	if !known {
		var err error
		if rules, err = l.read(ctx, commit); err != nil {
			return nil, err
		}
		l.rules[commit] = rules
	}
	rule, err := rules.Match(file)
	if err != nil || rule == nil {
		return nil, err
	}
	return rule.Owners, nil
}

func (l *looker) read(ctx context.Context, commit string) (codeowners.Ruleset, error) {
	files, err := l.hub.Files(ctx, l.o.Repository, commit, func(name string) bool { return slices.Contains(places(), name) })
	if err != nil {
		return nil, err
	}
	for _, name := range places() {
		file, err := files.Open(name)
		if err != nil {
			continue
		}
		defer file.Close()
		rules, err := codeowners.ParseFile(file)
		if err != nil {
			// GitHub leaves out the lines that it cannot read, this library the file.
			return nil, &forge.Refusal{Kind: forge.Strange, Doing: "read CODEOWNERS"}
		}
		return rules, nil
	}
	return codeowners.Ruleset{}, nil
}
