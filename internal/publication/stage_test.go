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

// fault is a kind of failure of one request.
type fault string

const (
	// With lostDone, GitHub carries out the request, but its answer is lost. With
	// lostUndone, the request itself is lost.
	lostDone   fault = "answer lost"
	lostUndone fault = "request lost"
	// With refusedOnce, GitHub refuses one request but accepts the next.
	refusedOnce fault = "refused"
	// With limited, GitHub refuses all requests for an hour because of its rate limit.
	limited fault = "limited"
	// With stale, GitHub answers a read with the state before the last write.
	stale fault = "stale"
)
