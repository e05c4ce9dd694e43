package publication_test

type shownIssue struct {
	number              int
	author, title, body string
	state, reason       string
	labels              []string
}

type shownComment struct{ author, body string }

type shownLine struct {
	author, path string
	line         int
	body         string
}

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
