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

// readDeployments is the permission that reading the deployments of a private
// repository needs.
const readDeployments = "deployments: read"

// About has general facts about a repository.
type About struct {
	// Name is the repository as owner/name, as GitHub spells it. It differs from the
	// name in the request if the repository was renamed.
	Name              string
	Private, Archived bool
	DefaultBranch     string
}

// About returns general facts about a repository.
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

// Dated is an event in a repository: a commit, release, tag or deployment. At is zero
// for a tag, and for a release that is a draft or a pre-release.
type Dated struct {
	At time.Time
	// Name is the name of the tag for a release or tag, the full hash for a commit, and
	// for a deployment the branch, tag or commit that was deployed.
	Name    string
	Address string
	// Commit is the full hash of the commit. It is empty if that is not known.
	Commit string
	// Program is set if a bot made the commit. For other events it is not set.
	Program bool
	// ID is GitHub's number of a deployment or release. For other events it is 0.
	ID int64
}

// Sequence is the first part of a list of events, in GitHub's order: newest first,
// except for tags.
type Sequence struct {
	Events []Dated
	// Whole is set if the list was read to its end. If not, reading stopped early, and
	// older events than the last one in Events are missing.
	Whole bool
}

// mostSequence is how many pages of a list of events are read at most. A page has up to
// 100 events.
const mostSequence = 5

// CommittedAt returns the time at which a commit was made, as its committer recorded
// it.
func (c *Client) CommittedAt(ctx context.Context, repository Repository, commit string) (time.Time, error) {
	what := call{method: http.MethodGet, path: repository.in("commits", commit), doing: "read a commit", permission: readContents}
	if err := what.about(repository, isCommit(commit), "a commit is 40 or 64 hexadecimal digits"); err != nil {
		return time.Time{}, err
	}
	at := func(read *github.RepositoryCommit) time.Time { return read.GetCommit().GetCommitter().GetDate().Time }
	return one(ctx, c, what, func(read *github.RepositoryCommit) bool { return !at(read).IsZero() }, at)
}

// Commits returns the commits of a branch, newest first. It reads pages until one ends
// with a commit older than since, but at most mostSequence pages. If path is not empty,
// GitHub returns only commits that change that path.
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

// isProgram reports whether a commit or review is by a bot. The argument account is
// GitHub's account of the author, or nil. The argument name is the author's name in the
// commit; for an app it ends in [bot]. It is enough that one of the two shows a bot.
func isProgram(account *github.User, name string) bool {
	return account.GetType() == "Bot" || strings.HasSuffix(account.GetLogin(), "[bot]") || strings.HasSuffix(name, "[bot]")
}

// Releases returns the releases, newest first. Their At is zero for a draft and for a
// pre-release. Releases reads pages until one ends with a release older than since, but
// at most mostSequence pages.
func (c *Client) Releases(ctx context.Context, repository Repository, since time.Time) (Sequence, error) {
	return sequence(ctx, c, repository, "releases", "read the releases", readContents, url.Values{}, since, func(read *github.RepositoryRelease) (Dated, bool) {
		released := Dated{At: read.GetPublishedAt().Time, Name: read.GetTagName(), Address: read.GetHTMLURL(), ID: read.GetID()}
		if read.GetDraft() || read.GetPrerelease() {
			released.At = time.Time{}
		}
		return released, read.GetTagName() != ""
	})
}

// Deployments returns the deployments to an environment, newest first, whether or not
// they succeeded (see Succeeded). Deployments reads pages until one ends with a
// deployment older than since, but at most mostSequence pages.
func (c *Client) Deployments(ctx context.Context, repository Repository, environment string, since time.Time) (Sequence, error) {
	query := url.Values{"environment": {environment}}
	return sequence(ctx, c, repository, "deployments", "read the deployments", readDeployments, query, since, func(read *github.Deployment) (Dated, bool) {
		return Dated{At: read.GetCreatedAt().Time, Name: read.GetRef(), Commit: read.GetSHA(), ID: read.GetID()}, read.GetID() != 0
	})
}

// Succeeded returns when a deployment first succeeded. ok is false if it never did.
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

// Tags returns the names of the tags with the commits that they name. GitHub lists them
// without dates and not in the order of time. At most mostSequence pages are read.
func (c *Client) Tags(ctx context.Context, repository Repository) (Sequence, error) {
	return sequence(ctx, c, repository, "tags", "read the tags", readContents, url.Values{}, time.Time{}, func(read *github.RepositoryTag) (Dated, bool) {
		return Dated{Name: read.GetName(), Commit: read.GetCommit().GetSHA()}, read.GetName() != ""
	})
}

// sequence reads a list of events until a page ends with an event older than since,
// until the list ends, or until mostSequence pages are read. The path of the list in
// the repository is resource, for example "tags". The function seen converts an entry
// and reports whether it has the fields that every caller needs. For doing and
// permission, see call.
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
