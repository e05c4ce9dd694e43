package command

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/sources"
)

// review is the result of comparing passages with saved pages.
type review struct {
	findings []sources.Finding
	rules    map[string][]string // the ids of the rules that serve each clause
}

func newReview(book *rulebook.Book, findings []sources.Finding) review {
	r := review{findings, map[string][]string{}}
	for _, served := range book.Rules {
		for _, clause := range served.Clauses {
			r.rules[clause] = append(r.rules[clause], string(served.ID))
		}
	}
	return r
}

// looked returns the findings whose page is among the saved pages.
func (r review) looked() []sources.Finding {
	return slices.DeleteFunc(slices.Clone(r.findings), func(f sources.Finding) bool { return f.State == sources.NotSeen })
}

// changed returns the findings about passages that have moved, have changed or are
// gone.
func (r review) changed() []sources.Finding {
	return slices.DeleteFunc(r.looked(), func(f sources.Finding) bool { return f.State == sources.Stands })
}

func (r review) count(state string) (n int) {
	for _, f := range r.findings {
		if f.State == state {
			n++
		}
	}
	return n
}

// write writes the review in a format. The error is errSourcesChanged if there is a
// finding that people have to look at.
func (r review) write(host Host, format string) error {
	var err error
	switch format {
	case "json":
		err = r.json(host)
	case "markdown":
		err = r.markdown(host)
	default:
		err = r.text(host)
	}
	switch {
	case err != nil:
		return couldNotJudge(err)
	case len(r.changed()) > 0:
		return errSourcesChanged
	}
	return nil
}

// says returns in words what happened to a passage, such as "moved: its words stand as
// they were, now in guide.html".
func says(f sources.Finding) string {
	where := f.File
	if f.Section != "" {
		where += ", under " + f.Section
	}
	switch f.State {
	case sources.Moved:
		return "moved: its words stand as they were, now in " + where
	case sources.Changed:
		return "changed: its section is there, and its words are not, in " + where
	}
	return "gone: neither its words nor its section are in " + where
}

// next returns what to do about a passage that has moved, has changed or is gone.
func next(f sources.Finding) string {
	if f.State == sources.Moved {
		return "Look whether it still means the same where it is, and record it again."
	}
	return "Read the page, bring the clause and the rules up to date, and record the passage again."
}

// toReview returns which rules serve a clause and therefore have to be reviewed.
func (r review) toReview(clause string) string {
	if len(r.rules[clause]) == 0 {
		return "no rule rests on it"
	}
	return "review " + strings.Join(r.rules[clause], ", ")
}

func (r review) summary() string {
	seen := fmt.Sprintf("%s: %d stand, %d moved, %d changed, %d gone", outline.Count(len(r.looked()), "passage"), r.count(sources.Stands), r.count(sources.Moved), r.count(sources.Changed), r.count(sources.Gone))
	if n := r.count(sources.NotSeen); n > 0 {
		return fmt.Sprintf("%s; %d not looked at, because their pages are not there.", seen, n)
	}
	return seen + "."
}

// unseen returns the links of the pages that are not among the saved ones.
func (r review) unseen() []string {
	var links []string
	for _, f := range r.findings {
		if f.State == sources.NotSeen {
			links = append(links, f.Passage.Link)
		}
	}
	slices.Sort(links)
	return slices.Compact(links)
}

func (r review) text(host Host) error {
	out := &lines{w: host.Out}
	for _, f := range r.changed() {
		out.line("%s %s", f.Clause, says(f))
		out.line("  %s", f.Passage.URL())
		out.line("  %s", r.toReview(f.Clause))
		out.line("  %s", next(f))
	}
	for _, link := range r.unseen() {
		out.line("not looked at: %s", link)
	}
	out.line("%s", r.summary())
	return out.err
}

func (r review) markdown(host Host) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", escape.ForMarkdown(r.summary()))
	for _, f := range r.changed() {
		fmt.Fprintf(&b, "\n- [ ] [%s](%s): %s; %s. %s", escape.ForMarkdown(f.Clause), f.Passage.URL(), escape.ForMarkdown(says(f)), escape.ForMarkdown(r.toReview(f.Clause)), next(f))
	}
	if unseen := r.unseen(); len(unseen) > 0 {
		fmt.Fprintf(&b, "\n\nNot looked at:\n\n- %s", strings.Join(unseen, "\n- "))
	}
	_, err := fmt.Fprintln(host.Out, b.String())
	return err
}

// jsonPassage is one passage in the output of `sources check -f json`.
type jsonPassage struct {
	Clause  string   `json:"clause"`
	State   string   `json:"state"`
	Link    string   `json:"link"`
	File    string   `json:"file"`
	Section string   `json:"section"`
	Rules   []string `json:"rules"`
}

func (r review) json(host Host) error {
	passages := make([]jsonPassage, len(r.findings))
	for i, f := range r.findings {
		passages[i] = jsonPassage{f.Clause, f.State, f.Passage.URL(), f.File, f.Section, append([]string{}, r.rules[f.Clause]...)}
	}
	encoder := json.NewEncoder(host.Out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Passages []jsonPassage `json:"passages"`
	}{passages})
}
