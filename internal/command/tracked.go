package command

import (
	"context"
	"path"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// tracks returns how to ask whether git tracks a file of a group; nil where the
// group lies in no repository. Git is asked only for files that lie outside the
// declaration's folder.
func (c *check) tracks(ctx context.Context, root string) declaration.Tracks {
	at := spotOf(root)
	if at.top == "" {
		return nil
	}
	return func(name string) (bool, error) {
		program, err := findGit()
		if err != nil {
			return false, err
		}
		asked := path.Join(at.way, name)
		listed, err := git{ctx, program, at.top}.Say("ls-files", "--cached", "-z", "--", asked)
		return listed == asked+"\x00", err
	}
}
