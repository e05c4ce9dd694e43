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

// origins finds where groups are kept. It asks git once for each repository.
type origins struct {
	// otherwise is the repository of the run, if a clone does not name its own.
	otherwise string

	mu    sync.Mutex
	known map[string]scorecard.Origin
}

// findOrigins makes the run find where groups are kept, if a format shows it.
func (c *check) findOrigins(formats []string) {
	for _, format := range formats {
		if name, _, _ := strings.Cut(strings.TrimSpace(format), "="); strings.EqualFold(name, cardFormat) {
			c.origins = &origins{otherwise: c.run.Source.Repository, known: map[string]scorecard.Origin{}}
		}
	}
}

// cardFormat is the format that shows where a group is kept.
const cardFormat = "card"

// of returns the repository and commit of a group's folder. What is not known is
// empty. Changes that are not committed do not change it.
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

// publicAddress returns the address of a repository on the web, from the address
// that a clone was made from. User names, passwords and tokens are left out. If the
// clone was made from a folder, publicAddress returns "".
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

// cutLast cuts a text at the last place of a separator.
func cutLast(text, separator string) (before, after string, found bool) {
	at := strings.LastIndex(text, separator)
	if at < 0 {
		return "", text, false
	}
	return text[:at], text[at+len(separator):], true
}
