package publication

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/source"
)

// mostSuggestions is how many changes are suggested on a pull request at most.
const mostSuggestions = 10

// suggestion is a comment on one line with the line as it should be, which a person can
// accept with a click
// (https://docs.github.com/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/incorporating-feedback-in-your-pull-request).
type suggestion struct {
	group, file string
	line        int
	marker      marker
	text        string
}

// suggestions writes one suggestion for each line that the pull request changes and for
// which a finding has a fix, but at most mostSuggestions. If another run made the
// result, it writes none. If a person resolved or dismissed a suggestion, its comment
// still exists, so it is not written again.
func (p *post) suggestions(ctx context.Context) {
	if p.job.Changed == nil || p.job.Elsewhere != nil {
		return
	}
	wanted, more := p.wantedSuggestions()
	if len(wanted) == 0 {
		return
	}
	tried := attempts{part: Suggestions}
	refuse := func(group string, err error) bool { return p.refuse(ctx, &tried, group, err) }
	pull, err := p.pull(ctx)
	if err == nil {
		err = p.ours.find(ctx, p.hub)
	}
	if err != nil {
		refuse("", err)
		return
	}
	if pull.Number == 0 {
		return // the part about comments has reported that
	}
	t, at := p.onLines(pull.Number)
	if err := t.read(ctx); err != nil {
		refuse("", err)
		return
	}
	made := 0
	for _, s := range wanted {
		*at = s
		b := body{marker: s.marker, state: state{hash: hashOf(s.text)}, rest: s.text}
		wrote, err := t.ensure(ctx, s.marker, b.String())
		switch {
		case errors.Is(err, errMovedOn):
			return // the run for the new commit makes the suggestions
		case outsideDiff(err):
			more++
		case err == nil:
			tried.failed = 0
		case refuse(s.group, err), is(err, forge.Missing, forge.Gone, forge.Locked):
			return
		}
		if wrote {
			made++
		}
	}
	if made > 0 {
		p.done("Suggested %s in pull request #%d.", outline.Count(made, "change"), pull.Number)
	}
	if more > 0 {
		p.left("%s more in pull request #%d would have one right answer, and could not be suggested; `dgcheck fix` makes them all.", outline.Count(more, "change"), pull.Number)
	}
}

// onLines returns the thread of the comments on lines of the pull request. The caller
// sets the returned suggestion before it makes a comment; the comment goes on the line
// of that suggestion.
func (p *post) onLines(number int) (*thread, *suggestion) {
	at := &suggestion{}
	t := &thread{post: p, number: number, current: func(ctx context.Context) error { return p.headIs(ctx, number) }}
	t.list = func(ctx context.Context) ([]forge.Comment, error) {
		return p.hub.LineComments(ctx, p.job.Repository, number)
	}
	t.create = func(ctx context.Context, text string) (forge.Comment, error) {
		return p.hub.CreateLineComment(ctx, p.job.Repository, number, forge.LineComment{Commit: p.job.Commit, Path: at.file, Line: at.line, Body: text})
	}
	t.delete = func(ctx context.Context, id int64) error { return p.hub.DeleteLineComment(ctx, p.job.Repository, id) }
	return t, at
}

// outsideDiff reports whether GitHub refused a comment because its line is not in the
// diff of the pull request.
func outsideDiff(err error) bool {
	var refusal *forge.Refusal
	return errors.As(err, &refusal) && refusal.Kind == forge.Invalid && strings.Contains(refusal.Said, "part of the diff")
}

// wantedSuggestions returns the changes to suggest, ordered by group, file and line,
// but at most mostSuggestions. The result more is how many further changes it left out.
func (p *post) wantedSuggestions() (wanted []suggestion, more int) {
	for _, g := range p.groups {
		for _, line := range p.linesToMend(g) {
			before, changed := p.job.Changed(line.file, line.line)
			after, ok := edited(before, line.edits)
			if !changed || !ok {
				continue
			}
			if len(wanted) == mostSuggestions {
				more++
				continue
			}
			wanted = append(wanted, suggestion{
				group: g.key, file: line.file, line: line.line, marker: suggestionMarker(line.file, before, after), text: suggestionText(line.because, after),
			})
		}
	}
	return wanted, more
}

// edited returns line with the edits made. ok is false if an edit covers several lines,
// overlaps another or lies beyond the line, if the edits change nothing, or if the line
// has a carriage return or begins with a byte order mark, which a suggestion would
// remove.
func edited(line string, edits []*source.Edit) (after string, ok bool) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b *source.Edit) int { return cmp.Compare(a.Start.Column, b.Start.Column) })
	characters, from := []rune(line), 0
	for _, e := range edits {
		start, end := e.Start.Column-1, e.End.Column-1
		if e.Start.Line != e.End.Line || start < from || end < start || end > len(characters) {
			return "", false
		}
		after += string(characters[from:start]) + e.New
		from = end
	}
	after += string(characters[from:])
	return after, after != line && !strings.ContainsRune(line, '\r') && !strings.HasPrefix(line, "\ufeff")
}

// mending is a line of a file with the edits that fix it. The field because has the
// messages of the findings that these edits fix.
type mending struct {
	file    string
	line    int
	edits   []*source.Edit
	because []string
}

// linesToMend returns the lines of a group that have a finding with a fix, ordered by
// file and line.
func (p *post) linesToMend(g group) []mending {
	var lines []mending
	for _, result := range g.card.Results {
		if result.Verdict != finding.Fail || result.Fix == nil {
			continue
		}
		result.Where = result.Fix.Start
		remark := outline.RemarkOf(p.options(0), p.job.Run, g.card, result, "")
		if remark.Lost {
			continue
		}
		at := slices.IndexFunc(lines, func(m mending) bool { return m.file == remark.Path && m.line == remark.Line })
		if at < 0 {
			at = len(lines)
			lines = append(lines, mending{file: remark.Path, line: remark.Line})
		}
		if !slices.ContainsFunc(lines[at].edits, func(e *source.Edit) bool {
			return e.Start == result.Fix.Start && e.End == result.Fix.End && e.New == result.Fix.New
		}) {
			lines[at].edits = append(lines[at].edits, result.Fix)
		}
		if !slices.Contains(lines[at].because, result.Message) {
			lines[at].because = append(lines[at].because, result.Message)
		}
	}
	slices.SortStableFunc(lines, func(a, b mending) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line))
	})
	return lines
}

// longestBecause is how many characters of a message a suggestion shows.
const longestBecause = 300

// suggestionText returns the Markdown of the comment: the messages, and the line as it
// should be. The code fence is longer than any row of backticks in the line.
func suggestionText(because []string, after string) string {
	var b strings.Builder
	for _, message := range because {
		b.WriteString(string(escape.ForMarkdown(outline.Plain(message, longestBecause))) + "\n\n")
	}
	fence := "```"
	for strings.Contains(after, fence) {
		fence += "`"
	}
	b.WriteString(fence + "suggestion\n" + after + "\n" + fence + "\n")
	return b.String()
}
