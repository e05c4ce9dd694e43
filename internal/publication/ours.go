package publication

import (
	"cmp"
	"context"
	"strings"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// actionsApp is the app that the token of GitHub Actions belongs to
// (https://docs.github.com/actions/concepts/security/github_token).
const actionsApp = "github-actions"

// ours has the names under which our token writes on GitHub. GitHub tells a person's
// token its login. It tells an app's token nothing, so we learn the app from GitHub's
// answers to our writes and from what the app wrote in earlier runs.
type ours struct {
	apps, logins []string
	// sure is set once we have learnt the names; before that, they are assumed (see
	// oursIn).
	sure bool
}

// oursIn returns the names that are assumed at first. In GitHub Actions, the token is
// assumed to be the workflow's own. Elsewhere, nothing is assumed.
func oursIn(actions bool) ours {
	if actions {
		return ours{apps: []string{actionsApp}, logins: []string{actionsApp + bot}}
	}
	return ours{}
}

// bot is the suffix of the login of every app. The login of a person cannot have it.
const bot = "[bot]"

// is records that our token belongs to app.
func (o *ours) is(app string) {
	if app != "" {
		o.apps, o.logins, o.sure = []string{app}, []string{app + bot}, true
	}
}

// wroteAs records the author that GitHub names in its answer to one of our writes.
func (o *ours) wroteAs(author string) {
	app, isApp := strings.CutSuffix(author, bot)
	switch {
	case author == "" || o.wrote(author) && o.sure:
	case o.sure || !isApp:
		o.logins = append(o.logins, author)
	default:
		o.is(app)
	}
}

// made reports whether dgcheck made a check run with our token. If GitHub does not name
// the app, the prefix of the external id decides alone.
func (o *ours) made(check forge.Check) bool {
	return strings.HasPrefix(check.ExternalID, externalID) && (check.App == "" || contains(o.apps, check.App))
}

// wrote reports whether author is one of our logins.
func (o *ours) wrote(author string) bool { return author != "" && contains(o.logins, author) }

// learn works out which app our token belongs to from existing texts with our marker.
// If the assumed app wrote one of them, the assumption stays. Otherwise learn takes the
// app that wrote the first. It ignores texts by people and texts that are not genuine.
func (o *ours) learn(texts []authored) {
	if o.sure {
		return
	}
	first := ""
	for _, text := range texts {
		app, isApp := strings.CutSuffix(text.author, bot)
		if !isApp || !text.genuine() {
			continue
		}
		if contains(o.apps, app) {
			return
		}
		first = cmp.Or(first, app)
	}
	o.is(first)
}

// authored is a text on GitHub with its author.
type authored struct{ author, body string }

// genuine reports whether a text has our two hidden lines. For a comment, the hash in
// the second line must match the text. For an issue, there need only be a hash, because
// it is a hash of the findings and not of the text.
func (a authored) genuine() bool {
	b := parseBody(a.body)
	switch {
	case strings.HasPrefix(string(b.marker), "<!-- dgcheck:comment:"), strings.HasPrefix(string(b.marker), "<!-- dgcheck:suggestion:"):
		return b.state.hash == hashOf(strings.ReplaceAll(b.rest, "\r\n", "\n"))
	case strings.HasPrefix(string(b.marker), "<!-- dgcheck:issue:"):
		return b.state.hash != ""
	}
	return false
}

// contains reports whether the list names has an entry equal to name. It ignores case,
// as GitHub does.
func contains(names []string, name string) bool {
	for _, known := range names {
		if strings.EqualFold(known, name) {
			return true
		}
	}
	return false
}

// find asks GitHub for the login of our token, if it is not yet known. GitHub answers
// only for a person's token. For an app's token find returns nil, and learn and wroteAs
// find out the login later.
func (o *ours) find(ctx context.Context, hub *forge.Client) error {
	if o.sure {
		return nil
	}
	login, err := hub.Login(ctx)
	switch {
	case is(err, forge.Forbidden):
		return nil
	case err != nil:
		return err
	case login == "":
		return &forge.Refusal{Kind: forge.Strange, Doing: "find out who the token belongs to"}
	}
	o.logins, o.sure = append(o.logins, login), true
	return nil
}
