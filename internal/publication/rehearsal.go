package publication

import (
	"cmp"
	"fmt"
	"path"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// Rehearsed describes the requests that a rehearsal did not send, in order: one
// sentence of plain text for each. It leaves out labels, because an existing label is
// not changed and a new one is part of making the first issue.
func Rehearsed(writes []forge.Write) []string {
	var sentences []string
	for _, write := range writes {
		if sentence := rehearsed(write); sentence != "" {
			sentences = append(sentences, plainly("%s", sentence))
		}
	}
	return sentences
}

func rehearsed(write forge.Write) string {
	folder, last := path.Split(write.Path)
	said := write.Body
	switch write.Method + " " + folder {
	case "POST ":
		switch last {
		case "check-runs":
			return fmt.Sprintf("Would make the check run %s on %s: %s%s", said.Name, short(said.HeadSHA), conclusionOf(said), said.Output.Title)
		case "issues":
			return "Would make an issue: " + said.Title
		}
		return ""
	case "PATCH check-runs/":
		return fmt.Sprintf("Would go on with the check run %s: %s%s", said.Name, conclusionOf(said), said.Output.Title)
	case "PATCH issues/comments/":
		return fmt.Sprintf("Would write comment %s again, in %s: %s", last, charactersIn(said.Body), opening(said.Body))
	case "DELETE issues/comments/":
		return fmt.Sprintf("Would delete comment %s, made at the same time as another.", last)
	case "DELETE pulls/comments/":
		return fmt.Sprintf("Would delete comment %s on a line, made at the same time as another.", last)
	case "PATCH issues/":
		return issueAgain(last, said)
	}
	number := path.Base(path.Dir(write.Path))
	if path.Dir(path.Dir(write.Path)) == "pulls" {
		return fmt.Sprintf("Would suggest a change to line %d of %s in #%s: %s", said.Line, said.Path, number, opening(said.Body))
	}
	return fmt.Sprintf("Would comment on #%s, in %s: %s", number, charactersIn(said.Body), opening(said.Body))
}

// issueAgain returns the sentence for a request that rewrites, closes or reopens an
// issue.
func issueAgain(number string, said forge.Written) string {
	switch said.State {
	case forge.Closed:
		return fmt.Sprintf("Would close issue #%s as %s.", number, said.StateReason)
	case forge.Open:
		return fmt.Sprintf("Would open issue #%s again: %s", number, said.Title)
	}
	return fmt.Sprintf("Would write issue #%s again: %s", number, opening(said.Body))
}

func conclusionOf(said forge.Written) string {
	return fmt.Sprintf("%s, with %s. ", cmp.Or(said.Conclusion, "not finished yet"), outline.Count(len(said.Output.Annotations), "annotation"))
}

func charactersIn(body string) string { return outline.Count(len([]rune(body)), "character") }

// opening returns the first 200 characters of a text that dgcheck writes, without its
// hidden lines.
func opening(text string) string {
	const most = 200
	return outline.Plain(parseBody(text).rest, most)
}
