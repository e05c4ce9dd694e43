package publication_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/publication"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// written is the text of a group's file. Two values on line 2 and the date on line 4
// can be fixed.
const written = "group: {id: soil}\nphases: [{phase: alpa, from: 3 May 2026}]\n# @octocat ```\nfounded: 3 May 2026\n"

// mended returns a failing finding of the data pack with a fix, which replaces the
// argument before by the argument after. The replaced text is in the constant written,
// at or after the byte offset that the argument from gives.
func mended(before, after string, from int) finding.Finding {
	start := from + strings.Index(written[from:], before)
	edit := source.NewEdit("delivery-group.yaml", []byte(written), start, start+len(before), after)
	return finding.Finding{
		Rule: "data.schema", Subject: fmt.Sprintf("path:%d", start), Verdict: finding.Fail, Severity: rule.Error, Message: fmt.Sprintf("`%s` is wrong, @octocat.", before), Remedy: "Write " + after + ".",
		Where: edit.Start, Key: finding.Key("data.schema", fmt.Sprint(start)), Section: "services", Fix: edit,
	}
}

// mendable returns the scorecard of a group with three findings that have a fix.
func mendable(id string) scorecard.Scorecard {
	return group(id, []finding.Finding{mended("alpa", "alpha", 0), mended("3 May 2026", "2026-05-03", 0), mended("3 May 2026", "2026-05-03", strings.Index(written, "founded"))})
}

// suggesting returns the job of a run on pull request 1, which changes lines 1 to 3 of
// every file.
func suggesting(commit string, cards ...scorecard.Scorecard) publication.Job {
	j := onPull(1, commit, cards...)
	j.Changed = func(_ string, line int) (string, bool) { return strings.Split(written, "\n")[line-1], line <= 3 }
	return j
}

func TestWhatHasOneRightAnswerIsSuggestedOnce(t *testing.T) {
	s := newServed(t)
	s.openPull("change", first)
	outcome := post(t, s, suggesting(first, mendable("soil")))
	all := s.lineComments(1)
	if len(all) != 1 || all[0].path != "groups/soil/delivery-group.yaml" || all[0].line != 2 {
		t.Fatalf("%+v", all)
	}
	_, shown, _ := strings.Cut(all[0].body, "\n<!-- dgcheck:state ")
	_, shown, _ = strings.Cut(shown, "\n")
	if strings.Contains(shown, " @octocat") || !strings.HasSuffix(shown, "\n```suggestion\nphases: [{phase: alpha, from: 2026-05-03}]\n```\n") || strings.Count(shown, "is wrong") != 2 {
		t.Errorf("%s", shown)
	}
	if done := strings.Join(outcome.Done, "\n"); !strings.Contains(done, "Suggested 1 change in pull request #1.") {
		t.Error(done)
	}
	quiet(t, s, suggesting(first, mendable("soil")))

	// A push that does not change the line must not add a second suggestion. A push
	// that fixes the line must leave the comment as it is.
	s.push("change", second)
	post(t, s, suggesting(second, mendable("soil")))
	post(t, s, suggesting(second, group("soil", holds("guide.roadmap"))))
	if diff := cmp.Diff(all, s.lineComments(1), cmp.AllowUnexported(shownLine{})); diff != "" {
		t.Error(diff)
	}
}

func TestNothingIsSuggestedUnasked(t *testing.T) {
	s := newServed(t)
	s.openPull("change", first)
	post(t, s, onPull(1, first, mendable("soil")))
	elsewhere := suggesting(first, mendable("soil"))
	elsewhere.Elsewhere = &publication.Elsewhere{}
	publication.Post(t.Context(), s.hub(), elsewhere)
	onMain := suggesting(first, mendable("soil"))
	onMain.Pull, onMain.Branch = 0, "main"
	publication.Post(t.Context(), s.hub(), onMain)
	if all := s.lineComments(1); len(all) != 0 {
		t.Errorf("%+v", all)
	}
}

func TestALineThatGitHubDoesNotShowIsLeft(t *testing.T) {
	s := newServed(t)
	s.openPull("change", first)
	j := suggesting(first, mendable("soil"))
	j.Changed = func(_ string, line int) (string, bool) { return strings.Split(written, "\n")[line-1], true }
	outcome := post(t, s, j)
	if all := s.lineComments(1); len(all) != 1 {
		t.Errorf("%+v", all)
	}
	if left := strings.Join(outcome.Left, "\n"); !strings.Contains(left, "1 change more in pull request #1") {
		t.Error(left)
	}
}

func TestAtMostTenChangesAreSuggested(t *testing.T) {
	s := newServed(t)
	var cards []scorecard.Scorecard
	for n := range 13 {
		card := mendable("soil")
		card.ID, card.Path = fmt.Sprintf("soil-%d", n), "soil"
		for i := range card.Results {
			edit := *card.Results[i].Fix
			edit.Start.File = fmt.Sprintf("%d.yaml", n)
			card.Results[i].Fix = &edit
		}
		cards = append(cards, card)
	}
	s.openPull("change", first)
	asked := 0
	j := suggesting(first, cards...)
	j.Changed = func(_ string, line int) (string, bool) {
		asked++
		return strings.Split(written, "\n")[line-1], line == 2
	}
	outcome := publication.Post(t.Context(), s.hub(), j)
	if left := strings.Join(outcome.Left, "\n"); !strings.Contains(left, "13 changes more") || asked == 0 {
		t.Errorf("%s; %d lines were looked at", left, asked)
	}
}

func TestAPersonsOwnCommentWithOurMarkerIsNotOurs(t *testing.T) {
	s := newServed(t)
	s.openPull("change", first)
	post(t, s, suggesting(first, mendable("soil")))
	forged := s.lineComments(1)[0]
	other := newServed(t)
	other.openPull("change", first)
	other.repository.CommentLine(1, "octocat", forged.path, forged.line, forged.body)
	post(t, other, suggesting(first, mendable("soil")))
	if all := other.lineComments(1); len(all) != 2 {
		t.Errorf("%+v", all)
	}
}
