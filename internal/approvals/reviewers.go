package approvals

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hmarr/codeowners"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// approving returns the logins of the people whose last decision before the merge is an
// approval of the newest commit. The author of the pull request does not count. Who wrote
// its commits is not looked at.
func (l *looker) approving(ctx context.Context, pull forge.Merged) ([]string, error) {
	reviews, known := l.reviews[pull.Number]
	if !known {
		var err error
		if reviews, err = l.hub.Reviews(ctx, l.o.Repository, pull.Number); err != nil {
			return nil, err
		}
		slices.SortStableFunc(reviews, func(a, b forge.Review) int { return a.At.Compare(b.At) })
		l.reviews[pull.Number] = reviews
	}
	last, deleted := map[string]forge.Review{}, pull.Author == ""
	for _, review := range reviews {
		decides := review.State == forge.Approved || review.State == forge.ChangesRequested || review.State == forge.Dismissed
		if !decides || review.Program || review.At.After(pull.At) || strings.EqualFold(review.Author, pull.Author) {
			continue
		}
		if review.Author == "" {
			deleted = deleted || review.State == forge.Approved
			continue
		}
		last[strings.ToLower(review.Author)] = review
	}
	var people []string
	for login, review := range last {
		if review.State == forge.Approved && review.Commit == pull.Head {
			people = append(people, login)
		}
	}
	slices.Sort(people)
	if pull.Author == "" || deleted && len(people) == 0 {
		return nil, doubt{"An account that wrote or approved a pull request was deleted, so it cannot be told who did. Have it approved again."}
	}
	return people, nil
}

// may reports whether one of some people may approve for the post of a claim: a member
// of the team that the organisation names for it or, if it names none, an owner of the
// file by CODEOWNERS.
func (l *looker) may(ctx context.Context, claim Claim, file string, pull forge.Merged, people []string) (bool, error) {
	if team, named := l.o.Approvers[claim.Post]; named {
		does, err := l.anyOf(ctx, team, people)
		if err == nil && !does {
			err = notToday(team)
		}
		return does, err
	}
	owners, err := l.owners(ctx, pull.Base, file)
	if err != nil {
		return false, err
	}
	if len(owners) == 0 {
		return false, doubt{"Nobody is named who may approve. Name the owners of the declared files in CODEOWNERS, or the post's team in a file for --approvers."}
	}
	var unsure error
	for _, owner := range owners {
		switch owner.Type {
		case codeowners.UsernameOwner:
			if slices.Contains(people, strings.ToLower(owner.Value)) {
				return true, nil
			}
		case codeowners.TeamOwner:
			does, err := l.anyOf(ctx, owner.Value, people)
			if does {
				return true, nil
			}
			if err == nil {
				err = notToday(owner.Value)
			}
			unsure = errors.Join(unsure, err)
		default:
			unsure = errors.Join(unsure, doubt{"CODEOWNERS names an owner by an email address, so it cannot be told who that is. Name the account or the team."})
		}
	}
	return false, unsure
}

// notToday returns the doubt that remains if nobody who approved is in a team today: they
// may have been in it then.
func notToday(team string) error {
	return doubt{fmt.Sprintf("Nobody who approved is in the team %s today, and who was in it then cannot be read. Have one of the team approve, or look for yourself.", strings.TrimPrefix(team, "@"))}
}

// anyOf reports whether one of some people is a member of a team, org/slug.
func (l *looker) anyOf(ctx context.Context, team string, people []string) (bool, error) {
	members, known := l.members[team]
	if !known {
		organisation, slug, _ := strings.Cut(strings.TrimPrefix(team, "@"), "/")
		var err error
		if members, err = l.hub.Members(ctx, organisation, slug); err != nil {
			return false, notRead(team, err)
		}
		l.members[team] = members
	}
	return slices.ContainsFunc(members, func(member string) bool { return slices.Contains(people, strings.ToLower(member)) }), nil
}

// notRead returns the error for a team whose members the token may not read. GitHub
// answers that there is no such team, or that it is forbidden.
func notRead(team string, err error) error {
	var refusal *forge.Refusal
	if errors.As(err, &refusal) && (refusal.Kind == forge.Missing || refusal.Kind == forge.Forbidden) {
		return doubt{fmt.Sprintf("The token may not read who is in the team %s. A workflow's own token never may: give one of an app or a person that may read the organisation's members.", strings.TrimPrefix(team, "@"))}
	}
	return err
}
