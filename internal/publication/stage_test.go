package publication_test

import "github.com/DEFRA/dgcheck/internal/publication"

// stage is a repository on GitHub, with methods for what people do on its
// pages. One implementation is in memory, the other a server spoken to over
// HTTP.
type stage interface {
	// hub returns a client with a token of GitHub Actions; hubOf returns one
	// with a personal token.
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

	// issues and comments return what is there.
	issues() []shownIssue
	comments(number int) []shownComment
	checks() []shownCheck
	// state returns everything as text, without the numbers of comments and
	// check runs.
	state() string

	// before calls a function before the nth request from now on. wrong makes
	// that request fail. heal removes both. If writes is set, only requests
	// that write are counted.
	before(nth int, writes bool, do func())
	wrong(nth int, writes bool, what fault)
	heal()
	// requests and writes return how many there were since the last call of
	// forget.
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

// fault is a way in which a request goes wrong.
type fault string

const (
	// lostDone carries out the request and loses the answer; lostUndone loses
	// the request.
	lostDone   fault = "answer lost"
	lostUndone fault = "request lost"
	// refusedOnce refuses one request, for a reason that does not affect the
	// next.
	refusedOnce fault = "refused"
	// limited refuses for an hour.
	limited fault = "limited"
	// stale answers a read with the state before the last write.
	stale fault = "stale"
)
