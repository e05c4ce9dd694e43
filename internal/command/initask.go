package command

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/scaffold"
)

// mostQuestions is how many questions init asks at most. A question that is repeated
// after an invalid answer counts once.
const mostQuestions = 10

// longestAnswer is the longest answer, in bytes.
const longestAnswer = 4 << 10

// asking asks questions on a terminal. The field asked counts the questions so far.
type asking struct {
	in    *bufio.Reader
	out   io.Writer
	asked int
	ended bool // the input has ended
}

// ask asks for the facts about the group that flags and files did not give, and whether
// to write a workflow.
func (r *initRun) ask(ctx context.Context) error {
	a := &asking{in: bufio.NewReader(io.LimitReader(r.host.In, longestAnswer*mostQuestions*2)), out: r.host.Out}
	g := &r.group
	for _, question := range []struct {
		fact          *scaffold.Fact
		text, byGuess string
		wrong         func(string) string
	}{
		{&g.Name, "What is the delivery group called?", r.folderName(), nil},
		{&g.Founded, "On which day was it founded (such as 2026-04-01)?", r.today.String(), r.noDay},
		{&g.LeadRole, "What is the title of the post that leads it?", "Delivery group lead", nil},
		{&g.LeadEmail, "Which shared mailbox does that post have? (none: leave it blank)", "", noMailbox},
	} {
		if question.fact.Text != "" {
			continue
		}
		// ask returns "" if the user left the answer empty or gave two invalid answers,
		// or if the questions or the input have come to an end. The fact then stays
		// empty, and guess fills it in, marked as a guess, unless it is LeadEmail. A
		// default that the user types out counts as given and not as guessed.
		if answer := a.ask(question.text, question.byGuess, question.wrong); answer != "" {
			if day, _ := declaration.ReadDay(answer); question.fact == &g.Founded && day != "" {
				answer = day
			}
			*question.fact = scaffold.Given(answer)
		}
	}
	if len(g.Outcomes) == 0 {
		if answer := a.ask("What gets better because of it? One outcome in a sentence. (not yet: leave it blank)", "", nil); answer != "" {
			g.Outcomes = append(g.Outcomes, scaffold.Given(answer))
		}
	}
	if len(g.Services) == 0 {
		for name := range strings.SplitSeq(a.ask("Which services does it have? Names with commas between. (none yet: leave it blank)", "", nil), ",") {
			g.AddService(name)
		}
	}
	if !r.o.workflow {
		answer := strings.ToLower(a.ask("Write a workflow for GitHub Actions too (yes or no)?", "no", nil))
		r.o.workflow = answer == "yes" || answer == "y"
	}
	r.askPhases(a)
	return ctx.Err()
}

// askPhases asks for the phase of each service of which it is not known, until
// mostQuestions is reached or the input ends.
func (r *initRun) askPhases(a *asking) {
	g := &r.group
	for i := range g.Services {
		s := &g.Services[i]
		if a.asked >= mostQuestions || a.ended {
			return
		}
		if s.Phase.Text != "" {
			continue
		}
		answer := a.ask(fmt.Sprintf("Which phase is %q in, and since when (such as alpha since 2026-08-03)? (not known: leave it blank)", s.Name.Text), "", nil)
		before := len(g.Services)
		g.AddService(s.Name.Text + "=" + answer)
		g.Services[i].Phase, g.Services[i].Since = g.Services[before].Phase, g.Services[before].Since
		g.Services = g.Services[:before]
	}
}

// ask asks a question and returns the answer. The text byDefault, if not empty, is
// shown in brackets after the question. If the function wrong returns a message about
// the answer, ask shows the message and asks once more. It returns "" if the answer is
// empty, if both answers are invalid, or if mostQuestions is reached or the input has
// ended.
func (a *asking) ask(question, byDefault string, wrong func(string) string) string {
	for range 2 {
		if a.asked >= mostQuestions || a.ended {
			return ""
		}
		shown := ""
		if byDefault != "" {
			shown = " [" + byDefault + "]"
		}
		fmt.Fprintf(a.out, "%s%s ", escape.ForTerminal(question), escape.ForTerminal(shown))
		answer, err := a.in.ReadString('\n')
		a.ended = err != nil
		if answer = strings.TrimSpace(answer); answer == "" {
			break
		}
		if wrong != nil && wrong(answer) != "" {
			fmt.Fprintln(a.out, escape.Note(wrong(answer)))
			continue
		}
		a.asked++
		return answer
	}
	a.asked++
	return ""
}

func (r *initRun) noDay(answer string) string {
	text, _ := declaration.ReadDay(answer)
	if day, ok := calendar.ParseDay(text); !ok || day > r.today {
		return "Write a day up to today as year, month and day, such as 2026-04-01."
	}
	return ""
}

func noMailbox(answer string) string {
	if local, domain, found := strings.Cut(answer, "@"); !found || local == "" || !strings.Contains(domain, ".") {
		return "Write a mailbox such as lead@example.gov.uk, or leave it blank."
	}
	return ""
}

// nowhere is a file system without files.
type nowhere struct{}

// Open always returns fs.ErrNotExist.
func (nowhere) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
