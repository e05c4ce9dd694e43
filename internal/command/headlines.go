package command

import (
	"context"
	"io/fs"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/history"
)

// mostAsked is how many files are read from GitHub in order to map lines.
const mostAsked = 20

// headLines finds lines of the judged files in the head of the pull request, its newest
// commit. It is for a clone that does not have the head, such as one with a single
// commit, and reads the files of the head from GitHub. It must not be used by more than
// one goroutine.
type headLines struct {
	context    context.Context
	hub        *forge.Client
	repository forge.Repository
	commit     string
	here       *history.Repository
	files      map[string][]int
}

// line takes the path and the number of a line of a judged file and returns the number
// of the same line at the head. The second result is false if there is no such line or
// if it is not known.
func (h *headLines) line(file string, line int) (int, bool) {
	lines, known := h.files[file]
	if !known && len(h.files) < mostAsked {
		lines = h.follow(file)
		h.files[file] = lines
	}
	return lineIn(lines, line)
}

func (h *headLines) follow(file string) []int {
	before, here := readAt(h.here, file)
	if !here {
		return nil
	}
	there, err := h.hub.Files(h.context, h.repository, h.commit, func(name string) bool { return name == file })
	if err != nil {
		return nil
	}
	after, err := fs.ReadFile(there, file)
	if err != nil {
		return nil
	}
	return history.Follow(before, string(after))
}

// askForLines sets p.onHead to a function that reads files from GitHub (see headLines).
// It does so only if the clone does not have the head of the pull request and there is
// a token.
func (p *publishing) askForLines(ctx context.Context) {
	if p.checkout == nil || p.checkout.clone == nil || p.onHead == nil || p.checkout.maps != nil {
		return
	}
	repository, err := forge.ParseRepository(p.event.Repository)
	if err != nil {
		return
	}
	if token(p.host) == "" {
		return
	}
	hub, err := p.hub(nil)
	if err != nil {
		return
	}
	here, err := history.Open(p.checkout.clone.git, history.Ref{Name: p.checkout.clone.head}, declaration.MaxFile)
	if err != nil {
		return
	}
	p.checkout.maps = &lineMap{here: here, files: map[string][]int{}} // checkout.close then also closes here
	asked := &headLines{ctx, hub, repository, p.event.Commit, here, map[string][]int{}}
	p.onHead = asked.line
}
