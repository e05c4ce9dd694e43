package command

import (
	"context"
	"os"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/gitexec"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// group adds lines about a group, which it reads but does not judge.
func (d *doctor) group(ctx context.Context, m member) {
	root, err := os.OpenRoot(m.Root)
	if err != nil {
		d.say("%s: its folder could not be opened", m.id)
		return
	}
	defer root.Close()
	declared := d.load(root.FS(), m, d.tracks(ctx, m.Root))
	group := declared.Document.Member("group")
	d.say("")
	d.say("%s (%s)", declared.Name, declared.ID)
	d.say("  Packs: %s; gate: %s", listOfTexts(group.Member("packs")), textIn(group, "gate"))
	if own := group.Member("params"); own != nil && len(own.Names) > 0 {
		d.say("  Figures of its own: %s", strings.Join(own.Names, ", "))
	}
	d.say("  Files: %s read%s", outline.Count(len(declared.Files)-len(unread(declared)), "file"), notRead(unread(declared)))
	d.say("  Faults: %d", len(declared.Faults))
	for _, given := range []struct{ what, section, key string }{
		{"Outcomes gone through", "", "outcomes_reviewed"}, {"Services gone through", "", "services_reviewed"}, {"Roadmap gone through", "roadmap", "reviewed"},
		{"Pipeline updated", "pipeline", "updated"}, {"Forecast updated", "finance", "forecast_updated"}, {"Last retrospective", "retrospectives", "last"},
	} {
		value := &declared.Document
		if given.section != "" {
			value = value.Member(given.section)
		}
		day := latest(value.Member(given.key))
		if day == "" {
			d.say("  %s: no day given", given.what)
			continue
		}
		d.say("  %s: %s, %s", given.what, calendar.Long(day), d.age(day))
	}
	d.say("  History: %s", d.history(ctx, m.Root))
}

// latest returns the day in value, or the latest one if value is a list of days.
func latest(value *declaration.Value) string {
	if value == nil {
		return ""
	}
	day := ""
	if value.Kind == declaration.Text {
		day = value.Text
	}
	for i := range value.Items {
		day = max(day, value.Items[i].Text)
	}
	return day
}

func textIn(value *declaration.Value, key string) string {
	if member := value.Member(key); member != nil {
		return member.Text
	}
	return ""
}

func listOfTexts(value *declaration.Value) string {
	var all []string
	for i := range value.Items {
		all = append(all, value.Items[i].Text)
	}
	return strings.Join(all, ", ")
}

func notRead(files []string) string {
	if len(files) == 0 {
		return ""
	}
	return "; not read: " + strings.Join(files, ", ")
}

// history returns what is known about the git history around a group's folder.
func (d *doctor) history(ctx context.Context, root string) string {
	at := spotOf(root)
	if at.top == "" {
		return "the folder is in no git repository, so --base has nothing to compare with"
	}
	git, err := gitexec.At(ctx, at.top)
	if err != nil {
		return "git could not be run, so --base has nothing to compare with"
	}
	switch shallow, err := git.Say("rev-parse", "--is-shallow-repository"); {
	case err != nil:
		return "git could not say whether it is whole"
	case strings.TrimSpace(shallow) == "true":
		return "the clone is shallow; set fetch-depth: 0 in the workflow, or run git fetch --unshallow"
	}
	return "the clone is whole"
}
