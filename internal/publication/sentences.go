package publication

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// longestSentence is the longest sentence in an Outcome, in characters.
const longestSentence = 1_000

func plainly(format string, values ...any) string {
	return outline.Plain(fmt.Sprintf(format, values...), longestSentence)
}

func (p *post) done(format string, values ...any) {
	p.outcome.Done = append(p.outcome.Done, plainly(format, values...))
}

func (p *post) left(format string, values ...any) {
	p.outcome.Left = append(p.outcome.Left, plainly(format, values...))
}

// mostInARow is how many writes of one part may fail in a row before the rest of the
// part is skipped.
const mostInARow = 3

// attempts counts how many writes of one part have failed in a row.
type attempts struct {
	part   Part
	failed int
}

// refuse records in the outcome that a write for group failed with err. It returns true
// if the rest of the part must be skipped. If every further write would fail for the
// same reason, the record has an empty Group, which stands for all remaining groups.
func (p *post) refuse(ctx context.Context, a *attempts, group string, err error) (stop bool) {
	a.failed++
	told := sentence(err)
	switch {
	case ctx.Err() != nil:
		group, stop = "", true
		told = "Interrupted before everything was written. Run it again, and it goes on where it was."
	case hopeless(err):
		group, stop = "", true
	case a.failed >= mostInARow:
		stop = true
		told += " After that many in a row the rest was not tried."
	}
	p.outcome.Refused = append(p.outcome.Refused, Refused{a.part, outline.Plain(group, longestSentence), told, lacksRights(err)})
	return stop
}

// sentence returns the text of an error with a capital letter and a full stop.
func sentence(err error) string {
	text := strings.TrimSpace(err.Error())
	first, size := utf8.DecodeRuneInString(text)
	text = string(unicode.ToUpper(first)) + text[size:]
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return plainly("%s", text)
}

// hopeless reports whether GitHub would refuse the next request of the same kind too.
func hopeless(err error) bool {
	return is(err, forge.Limited, forge.Forbidden, forge.BadToken, forge.Archived, forge.Moved)
}

// lacksRights reports whether a token with more permissions might have been allowed the
// request.
func lacksRights(err error) bool {
	var refusal *forge.Refusal
	return errors.As(err, &refusal) && (refusal.Kind == forge.Forbidden || refusal.Kind == forge.Missing && refusal.Permission != "")
}

// is reports whether err is a *forge.Refusal of one of these kinds.
func is(err error, kinds ...forge.Kind) bool {
	var refusal *forge.Refusal
	if !errors.As(err, &refusal) {
		return false
	}
	for _, kind := range kinds {
		if refusal.Kind == kind {
			return true
		}
	}
	return false
}

// short returns the first seven characters of a commit hash.
func short(commit string) string { return commit[:min(len(commit), 7)] }

// commitHash matches a full SHA-1 or SHA-256 commit hash.
var commitHash = regexp.MustCompile(`^[0-9a-f]{40}(?:[0-9a-f]{24})?$`)
