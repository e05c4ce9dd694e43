package difference

import (
	"bufio"
	"fmt"
	"io"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// style formats the parts of a report in one format for people. Its methods escape
// their arguments.
type style interface {
	title(text string) string
	group(name string) string
	kind(title string, count int) string
	line(text string) string
	finding(f finding.Finding) string
	remedy(text string) string
	end() string
	finish() string
}

// people writes the report in a format for people.
func (r *Report) people(w io.Writer, s style) error {
	out := bufio.NewWriter(w)
	put := func(text string) { out.WriteString(text) } // out stores an error until Flush
	put(s.title(r.heading()))
	put(s.line(r.total()))
	for _, remark := range r.remarks() {
		put(s.line(remark))
	}
	groups := r.surprising()
	if len(r.Groups) > 1 {
		for _, g := range groups {
			put(s.line(fmt.Sprintf("%s: %s", g.Name, g.whole())))
		}
	}
	for _, g := range groups {
		r.each(put, s, g)
	}
	put(s.finish())
	return out.Flush()
}

// whole returns a group's change on one line, such as "amber → green (1 rule)" or "only
// in the earlier result".
func (g Group) whole() string {
	switch {
	case g.Added:
		return "only in the later result, " + outline.ToMend(g.Now)
	case g.Gone:
		return "only in the earlier result"
	}
	return g.inShort()
}

func (r *Report) each(put func(string), s style, g Group) {
	put(s.group(g.Name))
	switch {
	case g.Gone:
		put(s.line("The group is only in the earlier result."))
		return
	case g.Problem != "":
		put(s.line("The group " + g.Problem))
		return
	case g.Added:
		put(s.line("The group is only in the later result."))
	}
	put(s.line(g.counts()))
	for _, m := range g.Moved {
		put(s.line(fmt.Sprintf("%s: %s → %s", outline.WhatMoved(m), inWords(m.Before), inWords(m.Now))))
	}
	for _, k := range g.kinds() {
		if len(k.findings) == 0 {
			continue
		}
		put(s.kind(k.title, len(k.findings)))
		for _, f := range k.findings {
			put(s.finding(f))
			if k.toMend {
				put(s.remedy(f.Remedy))
			}
		}
		put(s.end())
	}
}

// text formats a report for a terminal.
type text struct{}

func (text) title(t string) string    { return quiet(string(escape.Sentence(t))) }
func (text) group(name string) string { return "\n" + quiet(string(escape.Sentence(name))) }
func (text) line(t string) string     { return quiet(string(escape.Sentence(t))) }
func (text) end() string              { return "" }
func (text) finish() string           { return "" }

func (text) kind(title string, count int) string { return fmt.Sprintf("\n%s (%d)\n", title, count) }

func (text) finding(f finding.Finding) string {
	severity := ""
	if f.Verdict == finding.Fail {
		severity = f.Severity.String() + ": "
	}
	return quiet(fmt.Sprintf("  %s%s [%s]", severity, escape.Sentence(f.Message), escape.Sentence(string(f.Rule))))
}

func (text) remedy(t string) string { return quiet("    = fix: " + string(escape.Sentence(t))) }

// quiet escapes a line so that GitHub's runner does not execute it as a command, and
// ends it.
func quiet(line string) string { return string(escape.Quiet(line)) + "\n" }

// markdown formats a report for GitHub and other Markdown renderers.
type markdown struct{}

func (markdown) title(t string) string { return "## " + string(escape.ForMarkdown(t)) + "\n\n" }
func (markdown) group(name string) string {
	return "\n### " + string(escape.NameForMarkdown(name)) + "\n\n"
}
func (markdown) kind(title string, count int) string {
	return fmt.Sprintf("\n<details open><summary>%s (%d)</summary>\n\n", title, count)
}
func (markdown) line(t string) string { return "- " + string(escape.ForMarkdown(t)) + "\n" }
func (markdown) end() string          { return "\n</details>\n" }
func (markdown) finish() string       { return "" }

func (markdown) finding(f finding.Finding) string {
	severity := ""
	if f.Verdict == finding.Fail {
		severity = "**" + f.Severity.String() + "**: "
	}
	return fmt.Sprintf("- %s%s (%s)\n", severity, escape.ForMarkdown(f.Message), escape.CodeForMarkdown(string(f.Rule)))
}

func (markdown) remedy(t string) string {
	return "  - To mend: " + string(escape.ForMarkdown(t)) + "\n"
}
