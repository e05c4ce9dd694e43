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

// ours knows under which names we write. Only a person's token says so itself; an
// app's is known by what GitHub answers when something is made with it, and by what
// it made earlier.
type ours struct {
	apps, logins []string
	// sure tells that the names are known and not assumed.
	sure bool
}

// oursIn assumes of a run of GitHub Actions that it has the workflow's own token.
func oursIn(actions bool) ours {
	if actions {
		return ours{apps: []string{actionsApp}, logins: []string{actionsApp + bot}}
	}
	return ours{}
}

// bot ends the login of every app, and of no person.
const bot = "[bot]"

// is notes that we are an app.
func (o *ours) is(app string) {
	if app != "" {
		o.apps, o.logins, o.sure = []string{app}, []string{app + bot}, true
	}
}

// wroteAs notes who GitHub names as the author of what we made.
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

// made reports whether we made a check run. Where its app is not told, the id we
// gave it has to do.
func (o *ours) made(check forge.Check) bool {
	return strings.HasPrefix(check.ExternalID, externalID) && (check.App == "" || contains(o.apps, check.App))
}

// wrote reports whether an author is one of our logins.
func (o *ours) wrote(author string) bool { return author != "" && contains(o.logins, author) }

// learn finds out who we are from texts that bear our marker and were made by apps.
// Of several apps it is the one assumed, else the first. Persons are passed over, and
// so is what has our marker and not our second line.
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

// authored is a text on GitHub and who wrote it.
type authored struct{ author, body string }

// genuine reports whether a text has our two hidden lines. That of a comment says
// what the comment says; that of an issue is of the facts behind it.
func (a authored) genuine() bool {
	b := parseBody(a.body)
	switch {
	case strings.HasPrefix(string(b.marker), "<!-- dgcheck:comment:"):
		return b.state.hash == hashOf(strings.ReplaceAll(b.rest, "\r\n", "\n"))
	case strings.HasPrefix(string(b.marker), "<!-- dgcheck:issue:"):
		return b.state.hash != ""
	}
	return false
}

// contains compares names as GitHub does, which knows no case in them.
func contains(names []string, name string) bool {
	for _, known := range names {
		if strings.EqualFold(known, name) {
			return true
		}
	}
	return false
}

// find asks GitHub who we are where that is not known. It knows it of a person's
// token alone; an app's is learnt from what it wrote.
func (o *ours) find(ctx context.Context, hub GitHub) error {
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
