package publication

import (
	"context"
	"io/fs"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// blank is a GitHub on which nothing was ever published. It can only be read.
type blank struct {
	GitHub
	commit string
}

func (blank) Checks(context.Context, forge.Repository, string, string) ([]forge.Check, error) {
	return nil, nil
}

func (blank) Comments(context.Context, forge.Repository, int) ([]forge.Comment, error) {
	return nil, nil
}

func (blank) Issues(context.Context, forge.Repository, forge.IssueFilter) ([]forge.Issue, error) {
	return nil, nil
}

func (b blank) Pull(_ context.Context, _ forge.Repository, number int) (forge.Pull, error) {
	return forge.Pull{Number: number, State: forge.Open, Head: b.commit}, nil
}

func (blank) Pulls(context.Context, forge.Repository, string, string) ([]forge.Pull, error) {
	return nil, nil
}

func (b blank) Tip(context.Context, forge.Repository, string) (string, error) { return b.commit, nil }

func (blank) Files(context.Context, forge.Repository, string, func(string) bool) (fs.FS, error) {
	return nil, &forge.Refusal{Kind: forge.Missing, Doing: "list the files of a commit"}
}

func (blank) Moved() bool { return false }

func (blank) Login(context.Context) (string, error) { return "nobody", nil }
