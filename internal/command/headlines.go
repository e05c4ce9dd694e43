package command

import (
	"context"
	"io/fs"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/history"
	"github.com/DEFRA/dgcheck/internal/publication"
)

// mostAsked bounds the files that GitHub is asked for to find lines in.
const mostAsked = 20

// headLines leads from the lines that were checked to those of the head, whose files
// GitHub is asked for: a clone of one commit does not have them. It is used by one
// goroutine.
type headLines struct {
	context    context.Context
	hub        publication.GitHub
	repository forge.Repository
	commit     string
	here       *history.Repository
	files      map[string][]int
}

// line is lineMap.line.
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

// askForLines lets GitHub say what the clone does not know of the head.
func (p *publishing) askForLines(ctx context.Context) {
	if p.checkout == nil || p.checkout.clone == nil || p.onHead == nil || p.checkout.maps != nil {
		return
	}
	repository, err := forge.ParseRepository(p.occasion.Repository)
	if err != nil {
		return
	}
	hub, err := p.hub()
	if hub == nil || err != nil {
		return
	}
	here, err := history.Open(p.checkout.clone.git, history.Ref{Name: p.checkout.clone.head}, declaration.MaxFile)
	if err != nil {
		return
	}
	p.checkout.maps = &lineMap{here: here, files: map[string][]int{}} // closed with it
	asked := &headLines{ctx, hub, repository, p.occasion.Commit, here, map[string][]int{}}
	p.onHead = asked.line
}
