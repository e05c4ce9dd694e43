package approvals

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/hmarr/codeowners"
)

// places returns the paths at which GitHub looks for CODEOWNERS. The first file that
// exists counts
// (https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners).
func places() []string { return []string{".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"} }

// owners returns the owners of a file by CODEOWNERS in a commit. It returns no owners
// if no line matches the file.
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
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		defer file.Close()
		return parse(file)
	}
	return codeowners.Ruleset{}, nil
}

// parse reads CODEOWNERS line by line. The library refuses the whole file for a line
// that it cannot read, but GitHub skips only that line.
func parse(file io.Reader) (codeowners.Ruleset, error) {
	rules := codeowners.Ruleset{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if read, err := codeowners.ParseFile(strings.NewReader(lines.Text())); err == nil {
			rules = append(rules, read...)
		}
	}
	return rules, lines.Err()
}
