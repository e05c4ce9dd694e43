package forge

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/google/go-github/v60/github"
)

// readDeployments is the permission to read deployments of a private repository.
const readDeployments = "deployments: read"

// About is what GitHub says of a repository.
type About struct {
	// Name is owner/name as GitHub spells it. It differs from the name asked for
	// if the repository was renamed.
	Name              string
	Private, Archived bool
	DefaultBranch     string
}

// About returns what GitHub says of a repository.
func (c *Client) About(ctx context.Context, repository Repository) (About, error) {
	what := call{method: http.MethodGet, path: repository.in(), doing: "read the repository", permission: readContents}
	if err := what.about(repository, true, ""); err != nil {
		return About{}, err
	}
	known := func(read *github.Repository) bool { return read.GetFullName() != "" && read.GetDefaultBranch() != "" }
	return one(ctx, c, what, known, func(read *github.Repository) About {
		return About{Name: read.GetFullName(), Private: read.GetPrivate(), Archived: read.GetArchived(), DefaultBranch: read.GetDefaultBranch()}
	})
}

// Dated is something that happened in a repository at a time.
type Dated struct {
	At time.Time
	// Name is a tag, a version or a commit.
	Name    string
	Address string
	// Commit is its full hash, or empty if it is not known.
	Commit string
	// Program reports whether a program did it: an account that GitHub marks as
	// a bot.
	Program bool
	// ID is GitHub's number for a deployment or a release. For anything else it is 0.
	ID int64
}

// Sequence is the beginning of a list that is ordered by time, newest first.
type Sequence struct {
	Events []Dated
	// Whole reports whether the list was read to its end. If not, everything
	// since the last event was read.
	Whole bool
}

// mostSequence bounds the pages of a sequence.
const mostSequence = 5

// CommittedAt returns when a commit was made.
func (c *Client) CommittedAt(ctx context.Context, repository Repository, commit string) (time.Time, error) {
	what := call{method: http.MethodGet, path: repository.in("commits", commit), doing: "read a commit", permission: readContents}
	if err := what.about(repository, isCommit(commit), "a commit is 40 or 64 hexadecimal digits"); err != nil {
		return time.Time{}, err
	}
	at := func(read *github.RepositoryCommit) time.Time { return read.GetCommit().GetCommitter().GetDate().Time }
	return one(ctx, c, what, func(read *github.RepositoryCommit) bool { return !at(read).IsZero() }, at)
}

// Commits returns the commits of a branch, newest first, back to a time. If path
// is not empty, only commits that touch it count.
func (c *Client) Commits(ctx context.Context, repository Repository, branch, path string, since time.Time) (Sequence, error) {
	query := url.Values{"sha": {branch}}
	if path != "" {
		query.Set("path", path)
	}
	return sequence(ctx, c, repository, "commits", "read the commits", readContents, query, since, func(read *github.RepositoryCommit) (Dated, bool) {
		return Dated{
			At: read.GetCommit().GetCommitter().GetDate().Time, Name: read.GetSHA(), Commit: read.GetSHA(), Address: read.GetHTMLURL(),
			Program: isProgram(read.GetAuthor(), read.GetCommit().GetAuthor().GetName()),
		}, read.GetSHA() != ""
	})
}

// isProgram reports whether an account is a bot's. A commit whose author has no
// account is judged by the name in it, which ends in [bot] for apps.
func isProgram(account *github.User, name string) bool {
	return account.GetType() == "Bot" || strings.HasSuffix(account.GetLogin(), "[bot]") || strings.HasSuffix(name, "[bot]")
}

// Releases returns the published releases that are not previews, newest first.
func (c *Client) Releases(ctx context.Context, repository Repository, since time.Time) (Sequence, error) {
	return sequence(ctx, c, repository, "releases", "read the releases", readContents, url.Values{}, since, func(read *github.RepositoryRelease) (Dated, bool) {
		released := Dated{At: read.GetPublishedAt().Time, Name: read.GetTagName(), Address: read.GetHTMLURL(), ID: read.GetID()}
		if read.GetDraft() || read.GetPrerelease() {
			released.At = time.Time{}
		}
		return released, read.GetTagName() != ""
	})
}

// Deployments returns the deployments to an environment, newest first. Whether
// they succeeded, Succeeded says.
func (c *Client) Deployments(ctx context.Context, repository Repository, environment string, since time.Time) (Sequence, error) {
	query := url.Values{"environment": {environment}}
	return sequence(ctx, c, repository, "deployments", "read the deployments", readDeployments, query, since, func(read *github.Deployment) (Dated, bool) {
		return Dated{At: read.GetCreatedAt().Time, Name: read.GetRef(), Commit: read.GetSHA(), ID: read.GetID()}, read.GetID() != 0
	})
}

// Succeeded returns when a deployment succeeded. ok is false if it did not.
func (c *Client) Succeeded(ctx context.Context, repository Repository, deployment int64) (at time.Time, ok bool, err error) {
	what := call{
		method: http.MethodGet, path: repository.in("deployments", strconv.FormatInt(deployment, 10), "statuses"),
		doing: "read how a deployment went", permission: readDeployments,
	}
	if err := what.about(repository, deployment > 0, "deployments are numbered from 1"); err != nil {
		return time.Time{}, false, err
	}
	known := func(read *github.DeploymentStatus) bool { return read.GetState() != "" }
	all, err := list(ctx, c, what, url.Values{}, entries[github.DeploymentStatus], known)
	for _, status := range all {
		if status.GetState() == Success && (!ok || status.GetCreatedAt().Before(at)) {
			at, ok = status.GetCreatedAt().Time, true
		}
	}
	return at, ok, err
}

// Tags returns the names of the tags with the commits that they name. GitHub gives
// them in no order of time and without dates.
func (c *Client) Tags(ctx context.Context, repository Repository) (Sequence, error) {
	return sequence(ctx, c, repository, "tags", "read the tags", readContents, url.Values{}, time.Time{}, func(read *github.RepositoryTag) (Dated, bool) {
		return Dated{Name: read.GetName(), Commit: read.GetCommit().GetSHA()}, read.GetName() != ""
	})
}

// sequence reads the beginning of a list back to a time. seen converts an entry and
// reports whether it has what every caller needs.
func sequence[G any](ctx context.Context, c *Client, repository Repository, resource, doing, permission string, query url.Values, since time.Time, seen func(*G) (Dated, bool)) (Sequence, error) {
	what := call{method: http.MethodGet, path: repository.in(resource), doing: doing, permission: permission}
	if err := what.about(repository, true, ""); err != nil {
		return Sequence{}, err
	}
	known := func(read *G) bool {
		_, ok := seen(read)
		return ok
	}
	enough := func(last *G) bool {
		event, _ := seen(last)
		return !event.At.IsZero() && event.At.Before(since)
	}
	all, whole, err := beginning(ctx, c, what, query, entries[G], known, mostSequence, enough)
	if err != nil {
		return Sequence{}, err
	}
	read := Sequence{Whole: whole}
	for _, entry := range all {
		event, _ := seen(entry)
		read.Events = append(read.Events, event)
	}
	return read, nil
}
