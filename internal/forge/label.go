package forge

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/google/go-github/v60/github"
)

// Label is a label of a repository. Color is six hexadecimal digits.
type Label struct{ Name, Color, Description string }

// EnsureLabel makes a label if no label has its name. It does not change an existing
// label, not even its description or colour.
func (c *Client) EnsureLabel(ctx context.Context, repository Repository, label Label) error {
	what := call{
		method: http.MethodPost, path: repository.in("labels"),
		doing: "create the label", permission: WriteIssues, once: true,
		body: github.Label{Name: &label.Name, Color: given(label.Color), Description: given(label.Description)},
	}
	if err := what.about(repository, label.Name != "", "a label needs a name"); err != nil {
		return err
	}
	there, err := c.hasLabel(ctx, repository, label.Name)
	if there || err != nil {
		return err
	}
	_, err = one(ctx, c, what, func(made *github.Label) bool { return made.GetName() != "" }, (*github.Label).GetName)
	var refusal *Refusal
	if errors.Is(err, Lost) || errors.As(err, &refusal) && refusal.Kind == Invalid {
		// GitHub may have made the label although its answer was lost, or another run
		// may have made it. If the label exists now, that is enough.
		if there, missing := c.hasLabel(ctx, repository, label.Name); there && missing == nil {
			return nil
		}
	}
	return err
}

// hasLabel reports whether the repository has a label called name, ignoring case.
func (c *Client) hasLabel(ctx context.Context, repository Repository, name string) (bool, error) {
	found, err := one(ctx, c, call{
		method: http.MethodGet, path: repository.in("labels", name),
		doing: "look for the label", permission: WriteIssues,
	}, func(*github.Label) bool { return true }, (*github.Label).GetName)
	var refusal *Refusal
	if errors.As(err, &refusal) && refusal.Kind == Missing {
		return false, nil
	}
	return err == nil && strings.EqualFold(found, name), err
}
