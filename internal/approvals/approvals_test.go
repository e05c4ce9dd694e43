package approvals_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/approvals"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/githubfake"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

const declaredIn = "groups/flood/delivery-group.yaml"

const declared = `
waivers:
  - rule: guide.live_improvement
    scope: {service: river-alerts}
    reason: Change freeze
    approved_by: {role: Portfolio director, email: Director@example.gov.uk}
    approved_on: 2026-11-20
    expires: 2027-02-28
`

var (
	now  = time.Date(2026, time.November, 29, 9, 0, 0, 0, time.UTC)
	noon = time.Date(2026, time.November, 20, 12, 0, 0, 0, time.UTC)
)

// base is the commit of the branch before the pull request, old and head are commits of
// the pull request, and merge is the commit on the branch that merged it.
var base, old, head, merge = hash(1), hash(2), hash(3), hash(4)

func hash(n int) string { return fmt.Sprintf("%040x", n) }

// clock always returns now, and its Sleep does not wait.
type clock struct{}

func (clock) Now() time.Time                                   { return now }
func (clock) Sleep(ctx context.Context, _ time.Duration) error { return ctx.Err() }

func claims(t *testing.T, text string) []approvals.Claim {
	t.Helper()
	root, problems := yamltext.Parse([]byte(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return approvals.Claims(root)
}

// story is the history of the pull request that brought the waiver.
type story struct {
	author     string
	reviews    []githubfake.Review
	codeowners map[string]string
	approvers  approvals.Approvers
	teams      map[string][]string
	person     bool // the token belongs to a person, and may read teams
	unmerged   bool
	into       string // the branch it was merged into, if not main
	reviewed   string // the declaration at the newest commit of the pull request, if it differs from the constant declared
	alone      bool   // the commit came to main without a pull request
}

func review(author, state, commit string, hours int) githubfake.Review {
	return githubfake.Review{Author: author, State: state, Commit: commit, At: noon.Add(time.Duration(hours) * time.Hour)}
}

// tell returns a fake GitHub with the pull request, reviews, teams and files that s
// describes.
func tell(t *testing.T, s story) *githubfake.Server {
	t.Helper()
	server := githubfake.New(t)
	repository := server.AddRepository("DEFRA/flood", "main", base)
	repository.SetFiles(base, s.codeowners)
	reviewed := s.reviewed
	if reviewed == "" {
		reviewed = declared
	}
	repository.SetFiles(head, map[string]string{declaredIn: reviewed})
	author := s.author
	if author == "" {
		author = "octocat"
	}
	number := repository.OpenPull(author, "A waiver", githubfake.Pull{Branch: "waiver", Head: head, Base: s.into, BaseCommit: base})
	for _, r := range s.reviews {
		repository.Review(number, r)
	}
	repository.Push("aside", merge)
	if s.alone {
		repository.Push("main", merge)
	}
	if !s.unmerged && !s.alone {
		repository.Merge(number, merge, noon)
	}
	for name, members := range s.teams {
		server.AddTeam(name, members...)
	}
	if s.person {
		server.AddToken(githubfake.ActionsToken, githubfake.Person("reader"))
	}
	return server
}

// collect returns the source, and what the facts say about the waiver, such as
// "approved 2026-11-20".
func collect(t *testing.T, server *githubfake.Server, s story) (source evidence.Source, said string) {
	t.Helper()
	hub, err := forge.New(forge.Options{API: server.URL(), Token: githubfake.ActionsToken, Clock: clock{}, Budget: -1})
	if err != nil {
		t.Fatal(err)
	}
	all := claims(t, declared)
	source, facts := approvals.Collect(t.Context(), hub, all, approvals.Options{
		Repository: forge.Repository{Owner: "DEFRA", Name: "flood"}, Head: merge,
		Introduced: map[string]approvals.Introduction{all[0].Text: {Commit: merge, At: noon, File: declaredIn}},
		Approvers:  s.approvers, Now: now, London: time.UTC,
	})
	document := evidence.Document{
		Group: "flood", Collected: evidence.Collected{Until: "2026-11-29", Asked: []evidence.Kind{evidence.Approvals}}, Sources: []evidence.Source{source}, Facts: facts,
	}.Canonical()
	if err := document.Validate(); err != nil {
		t.Fatalf("%v in %+v", err, document)
	}
	for _, fact := range document.Facts {
		if got := strings.Join(fact.About, " "); got != "waivers guide.live_improvement service:river-alerts 2027-02-28" {
			t.Errorf("about %s", got)
		}
		said += fact.Is + " " + fact.On
	}
	return source, said
}

func TestWhoApproved(t *testing.T) {
	const yes, no = "approved 2026-11-20", "merged-without-approval 2026-11-20"
	director := approvals.Approvers{"director@example.gov.uk": "DEFRA/directors"}
	teams := map[string][]string{"DEFRA/directors": {"Boss", "deputy"}}
	owned := func(lines string) map[string]string { return map[string]string{".github/CODEOWNERS": lines} }
	for name, test := range map[string]struct {
		story
		want, why string
	}{
		"a member of the post's team approved":     {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, -1)}, approvers: director, teams: teams, person: true}, want: yes},
		"and commented later":                      {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, -2), review("boss", "COMMENTED", head, -1)}, approvers: director, teams: teams, person: true}, want: yes},
		"and asked for changes later":              {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, -2), review("boss", "CHANGES_REQUESTED", head, -1)}, approvers: director, teams: teams, person: true}, want: no},
		"and it was dismissed":                     {story: story{reviews: []githubfake.Review{review("boss", "DISMISSED", head, -2)}, approvers: director, teams: teams, person: true}, want: no},
		"an earlier commit was approved":           {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", old, -2)}, approvers: director, teams: teams, person: true}, want: no},
		"it was approved after it was merged":      {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, 2)}, approvers: director, teams: teams, person: true}, want: no},
		"somebody else approved":                   {story: story{reviews: []githubfake.Review{review("colleague", "APPROVED", head, -1)}, approvers: director, teams: teams, person: true}, why: "Nobody who approved is in the team DEFRA/directors today"},
		"a program approved":                       {story: story{reviews: []githubfake.Review{review("helper[bot]", "APPROVED", head, -1)}, approvers: director, teams: map[string][]string{"DEFRA/directors": {"helper[bot]"}}, person: true}, want: no},
		"the author is of the team":                {story: story{author: "boss", reviews: []githubfake.Review{review("Boss", "APPROVED", head, -1)}, approvers: director, teams: teams, person: true}, want: no},
		"nobody reviewed":                          {story: story{}, want: no},
		"the team cannot be read":                  {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, -1)}, approvers: director, teams: teams}, why: "The token may not read who is in the team DEFRA/directors."},
		"the team is not there":                    {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, -1)}, approvers: director, person: true}, why: "The token may not read who is in the team DEFRA/directors."},
		"an account was deleted":                   {story: story{reviews: []githubfake.Review{review("", "APPROVED", head, -1)}, approvers: director, teams: teams, person: true}, why: "An account that wrote or approved"},
		"an owner of the file approved":            {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, -1)}, codeowners: owned("* @nobody\n/groups/ @Boss\n")}, want: yes},
		"the last line decides":                    {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, -1)}, codeowners: owned("/groups/ @boss\n* @nobody\n")}, want: no},
		"an owning team's member approved":         {story: story{reviews: []githubfake.Review{review("deputy", "APPROVED", head, -1)}, codeowners: owned("* @DEFRA/directors\n"), teams: teams, person: true}, want: yes},
		"an owning team cannot be read":            {story: story{reviews: []githubfake.Review{review("deputy", "APPROVED", head, -1)}, codeowners: owned("* @DEFRA/directors\n"), teams: teams}, why: "The token may not read"},
		"an owner is a person beside such a team":  {story: story{reviews: []githubfake.Review{review("deputy", "APPROVED", head, -1)}, codeowners: owned("* @DEFRA/directors @deputy\n")}, want: yes},
		"an owner is an email address":             {story: story{reviews: []githubfake.Review{review("deputy", "APPROVED", head, -1)}, codeowners: owned("* deputy@example.gov.uk\n")}, why: "CODEOWNERS names an owner by an email"},
		"the first place of CODEOWNERS counts":     {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, -1)}, codeowners: map[string]string{"CODEOWNERS": "* @boss\n", ".github/CODEOWNERS": "* @nobody\n"}}, want: no},
		"nobody is named":                          {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, -1)}, codeowners: map[string]string{"README.md": "x"}}, why: "Nobody is named who may approve."},
		"a line names no owner":                    {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, -1)}, codeowners: owned("* @boss\n/groups/\n")}, why: "Nobody is named who may approve."},
		"a line cannot be read":                    {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, -1)}, codeowners: owned("* @@@ <\n")}, why: "Nobody is named who may approve."},
		"other lines than that count":              {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, -1)}, codeowners: owned("* @boss\ndocs/ @org/team/part\n")}, want: yes},
		"the list of approvers goes before":        {story: story{reviews: []githubfake.Review{review("owner", "APPROVED", head, -1)}, codeowners: owned("* @owner\n"), approvers: director, teams: teams, person: true}, why: "Nobody who approved is in the team DEFRA/directors today"},
		"it was pushed past every pull request":    {story: story{alone: true}, want: "no-pull-request 2026-11-20"},
		"it is on a branch without a pull request": {story: story{unmerged: true}, why: "The commit that is checked out is not the newest"},
		"it went into another branch":              {story: story{into: "release", reviews: []githubfake.Review{review("boss", "APPROVED", head, -1)}, approvers: director, teams: teams, person: true}, why: "A waiver or an attestation came by a pull request that is not merged into the default branch."},
		"the reviewed commit did not hold it":      {story: story{reviewed: strings.Replace(declared, "2027-02-28", "2026-12-01", 1), reviews: []githubfake.Review{review("boss", "APPROVED", head, -1)}, approvers: director, teams: teams, person: true}, why: "What was reviewed did not hold"},
		"changes were asked for on an old commit":  {story: story{reviews: []githubfake.Review{review("boss", "APPROVED", head, -2), review("boss", "CHANGES_REQUESTED", old, -1)}, approvers: director, teams: teams, person: true}, want: no},
		"a deleted account, and one that may":      {story: story{reviews: []githubfake.Review{review("", "APPROVED", head, -2), review("boss", "APPROVED", head, -1)}, approvers: director, teams: teams, person: true}, want: yes},
		"GitHub's account for deleted ones":        {story: story{reviews: []githubfake.Review{review("ghost", "APPROVED", head, -1)}, approvers: director, teams: teams, person: true}, why: "An account that wrote or approved"},
	} {
		t.Run(name, func(t *testing.T) {
			source, said := collect(t, tell(t, test.story), test.story)
			if said != test.want || !strings.HasPrefix(source.Why, test.why) || (test.want != "") != (source.State == evidence.Complete) {
				t.Errorf("got %q and %+v", said, source)
			}
		})
	}
}

// TestNoFaultDecides makes each request to GitHub fail in each way. Each time, the fact
// must be the same as without the failure, or there must be no fact, and the source
// must be incomplete and say why.
func TestNoFaultDecides(t *testing.T) {
	yes := story{
		reviews:   []githubfake.Review{review("deputy", "APPROVED", head, -1)},
		approvers: approvals.Approvers{"director@example.gov.uk": "DEFRA/directors"}, teams: map[string][]string{"DEFRA/directors": {"deputy"}}, person: true,
	}
	no := story{reviews: yes.reviews, codeowners: map[string]string{"CODEOWNERS": "* @boss\n"}}
	faults := []githubfake.Fault{
		githubfake.ServerError(), githubfake.BadGateway(), githubfake.Drop(), githubfake.HalfAfter(), githubfake.NullList(), githubfake.ObjectForList(),
		githubfake.Limited(githubfake.RateLimit{}), githubfake.Limited(githubfake.RateLimit{Secondary: true, RetryAfter: time.Hour}),
		githubfake.Answer(404, "application/json", `{"message": "Not Found"}`), githubfake.Answer(200, "application/json", `[{}]`),
		githubfake.Answer(401, "application/json", `{"message": "Bad credentials"}`), githubfake.Redirect(301, "https://elsewhere.example{path}"), githubfake.NextToSelf(),
	}
	for _, s := range []story{yes, no, {alone: true}} {
		server := tell(t, s)
		_, want := collect(t, server, s)
		for nth := range len(server.Requests()) {
			for i, fault := range faults {
				server.Heal()
				server.Forget()
				server.Fault(githubfake.When{Nth: nth + 1}, fault)
				source, said := collect(t, server, s)
				if said != want && said != "" || said == "" && (source.State == evidence.Complete || source.Why == "") {
					t.Errorf("fault %d of request %d: %q, want %q or nothing; %+v", i, nth+1, said, want, source)
				}
			}
		}
		server.Heal()
	}
}

func TestAClaimIsWhatItSays(t *testing.T) {
	same := []string{
		declared,
		"waivers: [{expires: \"2027-02-28\", rule: guide.live_improvement, reason: Change   freeze, approved_on: 2026-11-20, scope: {service: river-alerts}, approved_by: {email: Director@example.gov.uk, role: Portfolio director}}] # a remark",
	}
	if a, b := claims(t, same[0])[0], claims(t, same[1])[0]; a.Text != b.Text || a.Post != "director@example.gov.uk" {
		t.Errorf("%q\n%q", a.Text, b.Text)
	}
	if later := claims(t, strings.ReplaceAll(declared, "2027-02-28", "2027-05-01"))[0]; later.Text == claims(t, declared)[0].Text {
		t.Error("an extended waiver says the same")
	}
	for text, want := range map[string]string{
		"attestations: [{topic: data, by: Head of Data <Data@example.gov.uk>, attested_on: 2026-10-01}]": "attestations data 2026-10-01, data@example.gov.uk",
		"waivers: [{rule: a.b, scope: {subject: service:x/beta}}]":                                       "waivers a.b service:x.beta, ",
		"waivers: nothing":                     "",
		"waivers: [a, {}, {rule: \"\u202e\"}]": "",
		"[1]":                                  "",
	} {
		var got []string
		for _, claim := range claims(t, text) {
			got = append(got, strings.Join(claim.About, " ")+", "+claim.Post)
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestReadApprovers(t *testing.T) {
	got, err := approvals.ReadApprovers([]byte("- {post: Director@example.gov.uk, team: '@DEFRA/directors'}\n"))
	if diff := cmp.Diff(approvals.Approvers{"director@example.gov.uk": "DEFRA/directors"}, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
	for _, text := range []string{"", "a: b", "- {post: x, team: a/b}", "- {post: a@example.gov.uk, team: a}", "- {post: a@example.gov.uk, team: a/b}\n- {post: A@example.gov.uk, team: a/c}", "- [", "- {post: a@example.gov.uk b@example.gov.uk, team: a/b}"} {
		if got, err := approvals.ReadApprovers([]byte(text)); err == nil {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestWhatIsNotMergedIsNotKnown(t *testing.T) {
	server := tell(t, story{})
	hub, err := forge.New(forge.Options{API: server.URL(), Token: githubfake.ActionsToken, Clock: clock{}, Budget: -1})
	if err != nil {
		t.Fatal(err)
	}
	all := append(claims(t, declared), claims(t, "attestations: [{topic: data}]")...)
	o := approvals.Options{Repository: forge.Repository{Owner: "DEFRA", Name: "flood"}, Now: now, London: time.UTC}
	source, facts := approvals.Collect(t.Context(), hub, all, o)
	if len(facts) != 0 || source.State != evidence.Incomplete || !strings.HasSuffix(source.Why, "It is not known who approved 2 waivers and attestations.") {
		t.Errorf("%+v %+v", source, facts)
	}
	o.Introduced = map[string]approvals.Introduction{all[0].Text: {Commit: hash(9)}}
	source, facts = approvals.Collect(t.Context(), hub, all[:1], o)
	if len(facts) != 0 || !strings.Contains(source.Why, "Push it") {
		t.Errorf("%+v %+v", source, facts)
	}
	twins := append(claims(t, declared), claims(t, strings.Replace(declared, "Change freeze", "Another", 1))...)
	o.Introduced = map[string]approvals.Introduction{twins[0].Text: {Commit: merge, At: noon, File: declaredIn}}
	source, facts = approvals.Collect(t.Context(), hub, twins, o)
	if len(facts) != 0 || !strings.HasPrefix(source.Why, "Two waivers") {
		t.Errorf("%+v %+v", source, facts)
	}
	if slices.ContainsFunc(server.Requests(), func(r githubfake.Request) bool { return r.Method != "GET" }) {
		t.Error("something was written")
	}
}
