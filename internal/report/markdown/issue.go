package markdown

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Failing is a rule that fails in a group. Fails has at least one result, the worst
// first. Unsure has the rule's results that could not be judged.
type Failing struct {
	Rule          rule.ID
	Fails, Unsure []finding.Finding
}

// IssueText is the text of an issue on GitHub: a title in plain text and a body
// in Markdown.
type IssueText struct{ Title, Body string }

// The maximum sizes of an issue's title and body, in bytes. GitHub accepts 256 and
// 65,536 characters, and a text never has more characters than bytes. The rest of the
// body is for the hidden lines that dgcheck adds.
const (
	longestIssueTitle = 240
	longestIssueBody  = 55_000
)

// The maximum numbers of tasks in an issue (a task is a subject of one rule, or a rule
// of one group) and of lines about what could not be judged.
const (
	mostTasks  = 200
	mostUnsure = 20
)

// IssueOf returns the issue about one rule that fails in a group.
func IssueOf(o outline.Options, run scorecard.Run, card scorecard.Scorecard, failing Failing) IssueText {
	i := issue{options: o, run: run, card: card}
	title := outline.TitleOf(o, failing.Rule)
	i.line("**%s:** this does not hold for %s: %s", severityInWords(failing.Fails[0].Severity), i.name(), escape.ForMarkdown(title))
	i.line("\n### What was found\n")
	shared := sameRemedy(failing.Fails)
	i.tasks(len(failing.Fails), func(n int) escape.Markdown { return i.found(failing.Fails[n], !shared) })
	if shared {
		i.line("\n**To mend:** %s", escape.ForMarkdown(failing.Fails[0].Remedy))
	}
	i.unsure(failing.Unsure)
	i.why(failing)
	i.waiving(failing.Rule)
	i.keeping("when this holds")
	return IssueText{i.title(title), i.String()}
}

// IssueOfMany returns the issue about all rules that fail in a group.
func IssueOfMany(o outline.Options, run scorecard.Run, card scorecard.Scorecard, failing []Failing) IssueText {
	i := issue{options: o, run: run, card: card}
	i.line("%s for %s. More fails in this run than there is an issue each for, so this one stands for all of it.", escape.Markdown(outline.Count(len(failing), "rule"))+fails(len(failing)), i.name())
	i.line("\n### What was found\n")
	i.tasks(len(failing), func(n int) escape.Markdown { return i.foundOf(failing[n]) })
	i.keeping("when there are few enough for an issue each")
	return IssueText{i.title("What there is to mend"), i.String()}
}

// fails returns " does not hold" for one rule and " do not hold" for any other number
// of rules.
func fails(n int) escape.Markdown {
	if n == 1 {
		return " does not hold"
	}
	return " do not hold"
}

// issue builds the body of an issue.
type issue struct {
	lines
	options outline.Options
	run     scorecard.Run
	card    scorecard.Scorecard
}

func (i *issue) name() escape.Markdown { return escape.NameForMarkdown(cmp.Or(i.card.Name, i.card.ID)) }

// title returns the title of an issue: the text of about, a dash and the group's name.
// It cuts both so that the title is not longer than longestIssueTitle.
func (i *issue) title(about string) string {
	name := within(outline.Plain(cmp.Or(i.card.Name, i.card.ID), escape.LongestName), longestIssueTitle/3)
	return within(outline.Plain(about, outline.LongestTitle), longestIssueTitle-len(" — ")-len(name)) + " — " + name
}

// within cuts a text that is longer than the limit most, in bytes, and ends it with an
// ellipsis. The result, with the ellipsis, is not longer than the limit.
func within(text string, most int) string {
	const ellipsis = "…"
	if len(text) <= most {
		return text
	}
	end := most - len(ellipsis)
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + ellipsis
}

// tasks writes a list of n tasks, or the first of them as far as there is room, and
// then how many more there are. The function task returns the text of a task from its
// index, which begins at 0.
func (i *issue) tasks(n int, task func(n int) escape.Markdown) {
	const roomForTheRest = 20_000
	for shown := range n {
		text := task(shown)
		if shown == mostTasks || i.Len()+len(text) > longestIssueBody-roomForTheRest {
			i.line("\n…and %s more. `dgcheck check` on the command line shows everything.", number(n-shown))
			return
		}
		i.line("%s", text)
	}
}

// found returns a task for one result: what is wrong and, if advise is set, the remedy.
func (i *issue) found(fail finding.Finding, advise bool) escape.Markdown {
	text := markdownf("- [ ] %s: %s (%s)", escape.CodeForMarkdown(escape.Shorten(fail.Subject, escape.LongestName)), escape.ForMarkdown(fail.Message), place(i.run.Source, i.card.Path, fail))
	if advise {
		text += "\n    - To mend: " + escape.ForMarkdown(fail.Remedy)
	}
	return text
}

// foundOf returns one task for all fails of a rule: the title of the rule, the message
// and the remedy of its worst fail, and how many more there are.
func (i *issue) foundOf(failing Failing) escape.Markdown {
	first := failing.Fails[0]
	text := markdownf("- [ ] **%s:** %s (%s)\n    - Found: %s (%s)", severityInWords(first.Severity), escape.ForMarkdown(outline.TitleOf(i.options, failing.Rule)),
		escape.CodeForMarkdown(string(failing.Rule)), escape.ForMarkdown(first.Message), place(i.run.Source, i.card.Path, first))
	if more := len(failing.Fails) - 1; more > 0 {
		text += escape.Markdown(fmt.Sprintf(", and %d more like it", more))
	}
	return text + "\n    - To mend: " + escape.ForMarkdown(first.Remedy)
}

func sameRemedy(fails []finding.Finding) bool {
	for _, fail := range fails {
		if fail.Remedy != fails[0].Remedy {
			return false
		}
	}
	return true
}

func (i *issue) unsure(results []finding.Finding) {
	entries := outline.EntriesSaying(results, outline.MessageOf)
	if len(entries) == 0 {
		return
	}
	i.line("\n### What could not be judged\n")
	for n, e := range entries {
		if n == mostUnsure || i.Len() > longestIssueBody-longestIssueBody/4 {
			i.line("- …and %s more.", number(len(entries)-n))
			return
		}
		i.line("- For %s: %s", escape.NamesForMarkdown(e.Subjects), escape.ForMarkdown(e.Message))
	}
}

// why writes why the rule exists and which clauses it serves.
func (i *issue) why(failing Failing) {
	var about escape.Markdown
	if i.options.Catalogue != nil {
		if known, ok := i.options.Catalogue.Find(failing.Rule); ok && strings.TrimSpace(known.About) != "" {
			about = escape.ForMarkdown(known.About) + " "
		}
	}
	explain := escape.CodeForMarkdown("dgcheck explain " + string(failing.Rule))
	if clauses := failing.Fails[0].Clauses; len(clauses) > 0 {
		i.line("\n**Why it is asked:** %sIt serves %s; %s says more, with an example.", about, escape.NamesForMarkdown(clauses), explain)
		return
	}
	i.line("\n**Why it is asked:** %s%s says more, with an example.", about, explain)
}

// waiving writes how to waive a rule that cannot be met. It writes nothing for rules of
// the data pack, which cannot be waived.
func (i *issue) waiving(id rule.ID) {
	if id.Pack() == rule.DataPack {
		return
	}
	i.line("\n**If it cannot be met for now,** declare that under `waivers`: %s as the `rule`, what it is limited to, the `reason`, the post in `approved_by`, `approved_on`, and `expires` half a year later at most. It then counts as waived, and this issue is closed.", escape.CodeForMarkdown(string(id)))
}

// keeping writes that dgcheck updates and closes the issue, and how to turn that off.
// The text until says when dgcheck closes it, such as "when this holds".
func (i *issue) keeping(until escape.Markdown) {
	i.line("\n---\n")
	i.line("dgcheck keeps this issue: it writes it again when it finds something else, and closes it %s. "+
		"Closed by you as not planned, it stays closed until something else is found. "+
		"To have fewer issues, set `issues` to `error` or `off` where your workflow calls dgcheck.", until)
}

// Headline returns a summary of a group as plain text, such as "To mend: 2 errors." or
// "This group could not be judged."
func Headline(card scorecard.Scorecard) string {
	if card.Problem != "" {
		return "This group could not be judged."
	}
	if card.CustomProblem != "" {
		return "Not judged by the organisation's own policies. " + outline.ToMend(card.Tally)
	}
	return outline.ToMend(card.Tally)
}
