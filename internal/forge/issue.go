package forge

// Limits of issues, comments and labels: bodies from
// https://github.com/PyGithub/PyGithub/issues/1906, titles from
// https://github.com/googleapis/repo-automation-bots/issues/1895, labels from
// https://github.com/github/docs/issues/32156.
const (
	MaxBody             = 65_536 // characters
	MaxIssueTitle       = 256    // characters
	MaxLabelName        = 50     // characters
	MaxLabelDescription = 100    // characters
)

// States of an issue and the reasons for which one is closed.
const (
	Open   = "open"
	Closed = "closed"

	ReasonCompleted  = "completed"
	ReasonNotPlanned = "not_planned"
)

// Comment is a comment on an issue or a pull request.
type Comment struct {
	ID int64
	// Author is the login of who wrote it, such as github-actions[bot].
	Author, Body, Address string
}

// Issue is an issue; never a pull request.
type Issue struct {
	Number                int
	Author                string
	Title, Body           string
	State, Reason         string
	Locked                bool
	Labels                []string
	Address               string
}

// IssueChange is what is to be different in an issue; empty fields stay. Labels
// are never changed.
type IssueChange struct{ Title, Body, State, Reason string }

// IssueFilter says which issues are listed, in any state; empty fields do not
// narrow.
type IssueFilter struct{ Label, Author string }

// Label is a label of a repository. Color is six hexadecimal digits.
type Label struct{ Name, Color, Description string }

// Pull is a pull request.
type Pull struct {
	Number int
	State  string
	// Head is the commit it ends at; HeadRepository is owner/name of the
	// repository that holds it, empty when that is gone.
	Head, HeadRepository string
}
