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

// ours holds the names under which we write. GitHub returns the name only for a
// personal token. For an app's token we learn it from GitHub's answers to our
// writes, and from what the app wrote earlier.
type ours struct {
	apps, logins []string
	// sure is set once the names are known rather than assumed.
	sure bool
}

// oursIn returns the assumption that a run in GitHub Actions uses the
// workflow's own token. Outside GitHub Actions it assumes nothing.
func oursIn(actions bool) ours {
	if actions {
		return ours{apps: []string{actionsApp}, logins: []string{actionsApp + bot}}
	}
	return ours{}
}

// bot is the suffix of the login of every app; the login of a person cannot
// have it.
const bot = "[bot]"

// is records that we are an app.
func (o *ours) is(app string) {
	if app != "" {
		o.apps, o.logins, o.sure = []string{app}, []string{app + bot}, true
	}
}

// wroteAs records the author that GitHub returned for something we made.
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

// made reports whether we made a check run. If GitHub leaves out its app, our
// prefix of its external id is enough.
func (o *ours) made(check forge.Check) bool {
	return strings.HasPrefix(check.ExternalID, externalID) && (check.App == "" || contains(o.apps, check.App))
}

// wrote reports whether an author is one of our logins.
func (o *ours) wrote(author string) bool { return author != "" && contains(o.logins, author) }

// learn works out which app we are from texts with our marker. If several apps
// wrote such texts, it chooses the assumed app, or else the first. It ignores
// texts by persons and texts without our second line.
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

// authored is a text on GitHub and its author.
type authored struct{ author, body string }

// genuine reports whether a text has our two hidden lines. The hash of a
// comment must match its text. An issue must only have a hash, since it covers
// the findings behind the text.
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

// contains reports whether names has name, ignoring case as GitHub does.
func contains(names []string, name string) bool {
	for _, known := range names {
		if strings.EqualFold(known, name) {
			return true
		}
	}
	return false
}

// find asks GitHub who we are, if that is not known. GitHub answers only for a
// personal token; for an app's token, find leaves it to learn.
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
