package publication

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// actionsApp is the app that the token of GitHub Actions belongs to
// (https://docs.github.com/actions/concepts/security/github_token).
const actionsApp = "github-actions"

// ours knows under which names we write.
type ours struct {
	apps, logins []string
	// anApp tells that the token made a check run, which those of apps alone may
	// (https://docs.github.com/rest/checks/runs#create-a-check-run).
	anApp bool
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

// checked notes that a check run was made with this token. Its app may not be
// told; and a token of GitHub Actions may be used outside of it.
func (o *ours) checked(app string) {
	o.anApp = true
	if app != "" {
		o.app(app)
		o.app(actionsApp)
		o.sure = true
	}
}

// made tells of a check run that we made it. Where its app is not told, the id we
// gave it has to do.
func (o *ours) made(check forge.Check) bool {
	return strings.HasPrefix(check.ExternalID, externalID) && (check.App == "" || contains(o.apps, check.App))
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
	case errors.As(err, &refusal) && refusal.Kind == forge.Forbidden && (o.anApp || len(o.logins) > 0):
		// The token of an app: where nothing says otherwise, that of GitHub Actions.
		o.app(actionsApp)
	case errors.As(err, &refusal) && refusal.Kind == forge.Forbidden:
		return fmt.Errorf("%w Of an app's token it is known once it makes check runs: do not leave them out", err)
	default:
		return err
	}
	o.sure = true
	return nil
}
