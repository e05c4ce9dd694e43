package forge

import (
	"errors"
	"fmt"
	"time"
)

// Lost is the error if no answer arrived, or one that cannot be understood. GitHub may
// have carried out the request.
//
//lint:ignore ST1012 it is read where it is used, as errors.Is(err, forge.Lost)
var Lost = errors.New("GitHub's answer was lost")

// Kind is the reason why GitHub refused.
type Kind string

// The kinds of refusal.
const (
	// Limited: there were too many requests. Refusal.Wait is how long to wait.
	Limited Kind = "limited"
	// Spent: the client has sent as many requests as Options.Requests allows.
	Spent Kind = "spent"
	// Forbidden: the token may not do this. Refusal.Permission is the missing
	// permission, if known.
	Forbidden Kind = "forbidden"
	// BadToken: the token has expired, was withdrawn or is mistyped.
	BadToken Kind = "bad token"
	// Missing: what the request is about does not exist, or the token may not see it.
	// For a write, Refusal.Permission is the permission that may be missing.
	Missing Kind = "missing"
	// Gone: what the request is about no longer exists, for example issues after they
	// were switched off.
	Gone Kind = "gone"
	// Locked: the conversation accepts no new comments. Archived: the repository
	// accepts no changes.
	Locked   Kind = "locked"
	Archived Kind = "archived"
	// Moved: GitHub redirected the request, and the client did not follow. The client
	// follows only one redirect, and only to the same host.
	Moved Kind = "moved"
	// Invalid: GitHub did not accept the content of the request.
	Invalid Kind = "invalid"
	// Strange: the answer is not one that GitHub documents.
	Strange Kind = "strange"
)

// Refusal is the error if GitHub refuses a request, or if its answer cannot be used.
type Refusal struct {
	Kind Kind
	// Doing completes "could not …", for example "create the comment".
	Doing string
	// Permission is the permission that the workflow lacks, for example "issues:
	// write". It is empty if that is not the reason.
	Permission string
	// Said is GitHub's own sentence, shortened and without control characters. It is
	// not trusted: escape it before showing it. If Status is 0, it is a sentence of
	// this package instead, about a strange answer or a request that was not sent.
	Said string
	// Status is the HTTP status of GitHub's answer. It is 0 if there was no answer to
	// refuse with, for example because the request was not sent.
	Status int
	// Wait is how long GitHub asks to wait, or 0 if it does not say.
	Wait time.Duration
}

// Error returns one or two sentences: what could not be done, why, and what to do. For
// the kinds Forbidden, Gone, Invalid and Strange they may contain Said, which is not
// trusted.
func (r *Refusal) Error() string { return "could not " + r.Doing + ": " + r.reason() }

func (r *Refusal) reason() string {
	switch r.Kind {
	case Limited:
		return fmt.Sprintf("GitHub has had too many requests and asks to wait %s. Run it again after that.", minutes(r.Wait))
	case Spent:
		return "as many requests were sent as were allowed. Run it again, or allow more."
	case Forbidden:
		return r.forbidden()
	case BadToken:
		return "GitHub does not accept the token. It may have expired or been withdrawn: make a new one."
	case Missing:
		return r.missing()
	case Gone:
		return "it is gone, or switched off in this repository" + r.quoted() + ". Switch it on in the repository's settings, or do not ask for it."
	case Locked:
		return "the conversation is locked. Unlock it if it is to be kept up."
	case Archived:
		return "the repository is archived and takes nothing new. Unarchive it in its settings, or stop asking for it."
	case Moved:
		return "it has moved to another address, which is not followed. Update the name of the repository, which may have been renamed, and the address of GitHub's API."
	case Strange:
		return r.strange()
	default:
		return "it cannot be accepted" + r.quoted() + ". Report this, with what was being published."
	}
}

func (r *Refusal) forbidden() string {
	if r.Permission == "" {
		return "GitHub does not allow it to this token" + r.quoted() + ". Use a token that may."
	}
	return fmt.Sprintf("the token lacks the permission `%s`. Add it under `permissions:` in the workflow, or use a token that has it.", r.Permission)
}

func (r *Refusal) missing() string {
	const there = "it is not there, or this token may not see it. Check the name of the repository"
	if r.Permission == "" {
		return there + "."
	}
	return fmt.Sprintf("%s, and that the token has the permission `%s`.", there, r.Permission)
}

func (r *Refusal) strange() string {
	return "the answer is not one that GitHub gives" + r.quoted() + ". Check the address of GitHub's API, and any proxy on the way to it."
}

// quoted returns Said in the form in which it ends a sentence: after a colon if it is
// by this package, and in brackets if it is by GitHub. It returns "" if Said is empty.
func (r *Refusal) quoted() string {
	switch {
	case r.Said == "":
		return ""
	case r.Status == 0:
		return ": " + r.Said
	}
	return fmt.Sprintf(" (GitHub says: %s)", r.Said)
}

// minutes returns a wait in words, such as "2 minutes", rounded up.
func minutes(wait time.Duration) string {
	switch whole := int((wait + time.Minute - 1) / time.Minute); {
	case wait <= time.Second:
		return "a second"
	case wait < time.Minute:
		return fmt.Sprintf("%d seconds", (wait+time.Second-1)/time.Second)
	case whole == 1:
		return "a minute"
	default:
		return fmt.Sprintf("%d minutes", whole)
	}
}
