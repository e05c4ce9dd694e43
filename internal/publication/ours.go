package publication

import (
	"context"
	"errors"
	"strings"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// actionsApp is the app that the token of GitHub Actions belongs to
// (https://docs.github.com/actions/concepts/security/github_token).
const actionsApp = "github-actions"

// ours knows under which names we write.
type ours struct {
	apps, logins []string
	// sure tells that we know what this token writes as.
	sure bool
}

func oursIn(actions bool) ours {
	var o ours
	if actions {
		o.app(actionsApp)
	}
	return o
}

// app adds an app; what it writes bears its name and [bot].
func (o *ours) app(name string) {
	if name != "" && !contains(o.apps, name) {
		o.apps = append(o.apps, name)
		o.login(name + "[bot]")
	}
}

func (o *ours) login(name string) {
	if name != "" && !contains(o.logins, name) {
		o.logins = append(o.logins, name)
	}
}

// made tells of a check run that we made it.
func (o *ours) made(check forge.Check) bool {
	return strings.HasPrefix(check.ExternalID, externalID) && contains(o.apps, check.App)
}

// wrote tells of an author that it is us.
func (o *ours) wrote(author string) bool { return author != "" && contains(o.logins, author) }

// contains compares names as GitHub does, which knows no case in them.
func contains(names []string, name string) bool {
	for _, known := range names {
		if strings.EqualFold(known, name) {
			return true
		}
	}
	return false
}

// find makes sure that we know what we write as. A check run we have tells it; else
// GitHub is asked, which knows it of a person's token alone.
func (o *ours) find(ctx context.Context, hub GitHub) error {
	if o.sure {
		return nil
	}
	login, err := hub.Login(ctx)
	var refusal *forge.Refusal
	switch {
	case err == nil && login == "":
		return &forge.Refusal{Kind: forge.Strange, Doing: "find out who the token belongs to"}
	case err == nil:
		o.login(login)
	case errors.As(err, &refusal) && refusal.Kind == forge.Forbidden && len(o.logins) > 0:
		// The token of an app, in GitHub Actions its own.
	default:
		return err
	}
	o.sure = true
	return nil
}
