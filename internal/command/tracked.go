package command

import (
	"context"
	"path"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/gitexec"
)

// tracks returns a function that reports whether git tracks a file of a group.
// If the group is in no repository, tracks returns nil. Git is asked only about
// files outside the declaration's folder.
func (c *check) tracks(ctx context.Context, root string) declaration.Tracks {
	at := spotOf(root)
	if at.top == "" {
		return nil
	}
	return func(name string) (bool, error) {
		git, err := gitexec.At(ctx, at.top)
		if err != nil {
			return false, err
		}
		asked := path.Join(at.way, name)
		listed, err := git.Say("ls-files", "--cached", "-z", "--", asked)
		return listed == asked+"\x00", err
	}
}
