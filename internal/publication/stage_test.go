package publication_test

import "github.com/DEFRA/dgcheck/internal/publication"

// stage is a repository on a GitHub, with people who act on it past any API. One
// is in memory, the other a server that is spoken to over HTTP.
type stage interface {
	// hub speaks with a token of GitHub Actions; hubOf as a person.
	hub() publication.GitHub
	hubOf(person string) publication.GitHub

	push(branch, commit string)
	openPull(branch, commit string) int
	openIssue(author, title, body string, labels ...string) int
	comment(number int, author, body string)
	closeIssue(number int, by, reason string)
	reopen(number int)
	lock(number int)
	unlabel(number int, name string)
	edit(number int, body string)
	deleteComment(number int, nth int)
	switchIssuesOff()

	// issues and comments are what is there.
	issues() []shownIssue
	comments(number int) []shownComment
	checks() []shownCheck
	// state tells all of it, without numbers of comments and check runs.
	state() string

	// before calls a function when the nth request from now on comes; wrong lets it
	// go wrong; heal forgets both. A request that writes counts alone where writes
	// is set.
	before(nth int, writes bool, do func())
	wrong(nth int, writes bool, what fault)
	heal()
	// requests and writes count what came since the last call of forget.
	requests() int
	writes() int
	forget()
}

type shownIssue struct {
	number              int
	author, title, body string
	state, reason       string
	labels              []string
}

type shownComment struct{ author, body string }

type shownCheck struct {
	name, commit, status, conclusion string
	title, summary                   string
	annotations                      int
}

// fault is something that goes wrong with a request.
type fault string

const (
	// lostDone does what was asked and loses the answer, lostUndone loses what was
	// asked.
	lostDone   fault = "answer lost"
	lostUndone fault = "request lost"
	// refusedOnce refuses with something that says nothing of the next request.
	refusedOnce fault = "refused"
	// limited refuses for an hour.
	limited fault = "limited"
	// stale answers a read as before the last write.
	stale fault = "stale"
)
