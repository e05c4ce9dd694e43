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

// approving returns the logins, in lower case, of the people whose last decision before
// the merge approves the newest commit. It leaves out programs and the author of the
// pull request. It does not look at who wrote the commits.
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

// may reports whether one of the people may approve for the job post of a claim in
// file. If Options.Approvers has a team for the post, the person must be in that team.
// Otherwise the person must be an owner of the file by CODEOWNERS.
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

// notToday returns the doubt for a team that none of the people who approved is a
// member of today. One of them may have been a member when they approved.
func notToday(team string) error {
	return doubt{fmt.Sprintf("Nobody who approved is in the team %s today, and who was in it then cannot be read. Have one of the team approve, or look for yourself.", strings.TrimPrefix(team, "@"))}
}

// anyOf reports whether one of the people is a member of a team such as
// example-org/soil-leads.
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

// notRead returns a doubt if the token may not read the members of a team, and err if
// anything else went wrong. For such a token, GitHub answers that the team does not
// exist or that access is forbidden.
func notRead(team string, err error) error {
	var refusal *forge.Refusal
	if errors.As(err, &refusal) && (refusal.Kind == forge.Missing || refusal.Kind == forge.Forbidden) {
		return doubt{fmt.Sprintf("The token may not read who is in the team %s. A workflow's own token never may: give one of an app or a person that may read the organisation's members.", strings.TrimPrefix(team, "@"))}
	}
	return err
}
