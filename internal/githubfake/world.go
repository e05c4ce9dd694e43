package githubfake

import (
	"slices"
	"strings"
	"time"
)

// world is the whole state of the server.
type world struct {
	repositories []*repository
	tokens       map[string]Token
	teams        map[string][]string // the members of each team, by ORG/TEAM
	// writes counts the changes so far. The time is derived from it, so that the same
	// requests always get the same dates.
	writes int
	ids    int64
}

type repository struct {
	id            int64
	owner, name   string
	former        []string // earlier names, each owner/name
	defaultBranch string
	branches      map[string]string // the newest commit of each branch, by name
	commits       map[string]bool
	files         map[string]map[string]string // contents by commit and then by path
	archived      bool
	noIssues      bool
	private       bool
	checks        []*Check
	issues        []*Issue
	comments      []*Comment
	lineComments  []*LineComment
	labels        []Label
	protected     map[string]bool // whether a branch is protected, by its name
	history       []Commit
	releases      []Release
	tags          []Tag
	deployments   []Deployment
}

// Check is a check run.
type Check struct {
	ID                       int64
	Name, Commit, ExternalID string
	Status, Conclusion       string
	Title, Summary, Text     string
	DetailsURL               string
	Annotations              []Annotation
	// App is the short name of the app that made the check run.
	App                string
	started, completed time.Time
}

// Annotation is an annotation of a check run.
type Annotation struct {
	Path        string `json:"path"`
	StartLine   int    `json:"start_line"`
	EndLine     int    `json:"end_line"`
	StartColumn *int   `json:"start_column"`
	EndColumn   *int   `json:"end_column"`
	Level       string `json:"annotation_level"`
	Title       string `json:"title"`
	Message     string `json:"message"`
	RawDetails  string `json:"raw_details"`
}

// Issue is an issue or, if Pull is not nil, a pull request.
type Issue struct {
	Number      int
	Author      string
	Title, Body string
	// State is open or closed. Reason is GitHub's reason for the state. ClosedBy is the
	// login of the person or app that closed the issue.
	State, Reason, ClosedBy string
	Locked, Deleted         bool
	Labels                  []string
	Pull                    *Pull
	app                     string
	id                      int64
	created, updated        time.Time
	closed                  time.Time
}

// Pull is what a pull request has in addition to the fields of an Issue.
type Pull struct {
	// From is the owner/name of the repository that the pull request comes from. It is
	// empty if that was deleted.
	From string
	// Branch is the branch that it comes from, and Head the newest commit of that
	// branch.
	Branch, Head string
	// Base is the branch that it is to be merged into, and BaseCommit a commit of that
	// branch.
	Base, BaseCommit string
	// Changes are the lines that can be commented on, by path of the file.
	Changes map[string][]int
	// MergeCommit is the newest commit that the merge added to the base branch. Commits
	// are other commits of the pull request.
	MergeCommit string
	Commits     []string
	merged      time.Time
	reviews     []Review
}

// Comment is a comment on an issue or pull request.
type Comment struct {
	ID               int64
	Issue            int
	Author, Body     string
	app              string
	created, updated time.Time
}

// Label is a label of a repository.
type Label struct{ Name, Color, Description string }

func newWorld() *world { return &world{tokens: map[string]Token{}, teams: map[string][]string{}} }

// now returns the current time, which moves on by a second with each write.
func (w *world) now() time.Time {
	return time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC).Add(time.Duration(w.writes) * time.Second)
}

func (w *world) nextID() int64 {
	w.ids++
	return w.ids
}

// repository returns a repository by its name, ignoring case as GitHub does. If it has
// that name no longer but had it earlier, the result former is true. If there is no
// such repository, the result found is nil.
func (w *world) repository(owner, name string) (found *repository, former bool) {
	full := owner + "/" + name
	for _, r := range w.repositories {
		if strings.EqualFold(r.fullName(), full) {
			return r, false
		}
	}
	for _, r := range w.repositories {
		if slices.ContainsFunc(r.former, func(old string) bool { return strings.EqualFold(old, full) }) {
			return r, true
		}
	}
	return nil, false
}

func (w *world) byID(id int64) *repository {
	for _, r := range w.repositories {
		if r.id == id {
			return r
		}
	}
	return nil
}

func (r *repository) fullName() string { return r.owner + "/" + r.name }

func (r *repository) check(id int64) *Check {
	return find(r.checks, func(c *Check) bool { return c.ID == id })
}

func (r *repository) issue(number int) *Issue {
	return find(r.issues, func(i *Issue) bool { return i.Number == number })
}

func (r *repository) comment(id int64) *Comment {
	return find(r.comments, func(c *Comment) bool { return c.ID == id })
}

func (r *repository) label(name string) (Label, bool) {
	i := slices.IndexFunc(r.labels, func(l Label) bool { return strings.EqualFold(l.Name, name) })
	if i < 0 {
		return Label{}, false
	}
	return r.labels[i], true
}

func find[T any](list []*T, wanted func(*T) bool) *T {
	if i := slices.IndexFunc(list, wanted); i >= 0 {
		return list[i]
	}
	return nil
}

func (r *repository) nextNumber() int { return len(r.issues) + 1 }
