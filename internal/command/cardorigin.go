package command

import (
	"cmp"
	"context"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/DEFRA/dgcheck/internal/history"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// origins finds the repositories that groups are in. It runs git only once for each
// repository.
type origins struct {
	// otherwise is the repository of this GitHub Actions run. It is used for a clone
	// whose address is not known.
	otherwise string

	mu    sync.Mutex
	known map[string]scorecard.Origin
}

// findOrigins makes the run look for the repositories of groups, if one of the formats
// is card.
func (c *check) findOrigins(formats []string) {
	for _, format := range formats {
		if name, _, _ := strings.Cut(strings.TrimSpace(format), "="); strings.EqualFold(name, cardFormat) {
			c.origins = &origins{otherwise: c.run.Source.Repository, known: map[string]scorecard.Origin{}}
		}
	}
}

// cardFormat is the name of the report format that says in which repository a group is.
const cardFormat = "card"

// of returns the repository, commit and path of the folder of a group. A field that is
// not known is empty. The commit is the one checked out, even if there are changes that
// are not committed. If o is nil, all fields are empty.
func (o *origins) of(ctx context.Context, folder string) scorecard.Origin {
	if o == nil {
		return scorecard.Origin{}
	}
	at := spotOf(folder)
	if at.top == "" {
		return scorecard.Origin{}
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	found, known := o.known[at.top]
	if !known {
		found = o.ask(ctx, at.top)
		o.known[at.top] = found
	}
	found.Path = at.way
	return found
}

func (o *origins) ask(ctx context.Context, top string) scorecard.Origin {
	clone, err := cloneAt(ctx, top)
	if err != nil {
		return scorecard.Origin{}
	}
	found := scorecard.Origin{Repository: cmp.Or(publicAddress(clone.origin()), o.otherwise), Commit: clone.head}
	if at, err := history.CommittedAt(clone.git, clone.head); err == nil {
		found.CommittedAt = at.UTC().Format(time.RFC3339)
	}
	return found
}

// publicAddress returns the web address of a repository for remote, the address that it
// was cloned from. It leaves out user names, passwords and tokens. If remote is a
// folder, it returns "".
func publicAddress(remote string) string {
	if host, path, is := strings.Cut(remote, ":"); is && !strings.Contains(remote, "://") {
		_, host, is = cutLast(host, "@")
		if !is || strings.ContainsAny(host, `/\`) {
			return ""
		}
		remote = "ssh://" + host + "/" + path
	}
	at, err := url.Parse(remote)
	if err != nil || at.Hostname() == "" {
		return ""
	}
	switch at.Scheme {
	case "https", "http", "ssh", "git":
	default:
		return ""
	}
	path := strings.TrimSuffix(strings.Trim(at.EscapedPath(), "/"), ".git")
	if path == "" {
		return ""
	}
	host := at.Host
	if at.Scheme == "ssh" || at.Scheme == "git" {
		host = at.Hostname()
	}
	return "https://" + strings.ToLower(host) + "/" + path
}

// cutLast is like strings.Cut, but cuts at the last separator. If there is no
// separator, after is the whole text.
func cutLast(text, separator string) (before, after string, found bool) {
	at := strings.LastIndex(text, separator)
	if at < 0 {
		return "", text, false
	}
	return text[:at], text[at+len(separator):], true
}
