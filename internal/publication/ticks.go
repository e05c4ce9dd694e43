package publication

import "strings"

// keepTicks returns text, the new text of an issue, with some tasks ticked: those that
// a person ticked in old, the present text. A task is recognised by its wording or, if
// that has changed, by its subject, if no other task has the same subject.
func keepTicks(old, text string) string {
	was, is := tasksOf(old), tasksOf(text)
	lines := strings.Split(text, "\n")
	for _, task := range is.all {
		ticked := was.ticked[task.says]
		if _, same := was.count[task.says]; !same && was.of[task.subject] == 1 && is.of[task.subject] == 1 {
			ticked = was.tickedOf[task.subject]
		}
		if ticked {
			lines[task.line] = strings.Replace(lines[task.line], openBox, "- [x] ", 1)
		}
	}
	return strings.Join(lines, "\n")
}

const openBox = "- [ ] "

// tasks are the task list items ("- [ ] …") of a Markdown text.
type tasks struct {
	all []task
	// Two maps have a wording as key: count is how often the wording occurs, and ticked
	// is whether a task with that wording is ticked. The maps called of and tickedOf
	// say the same for a subject.
	count, of        map[string]int
	ticked, tickedOf map[string]bool
}

type task struct {
	line          int
	subject, says string
}

func tasksOf(text string) tasks {
	t := tasks{count: map[string]int{}, of: map[string]int{}, ticked: map[string]bool{}, tickedOf: map[string]bool{}}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSuffix(line, "\r")
		inner, open := strings.CutPrefix(line, openBox)
		done := false
		if !open {
			inner, done = strings.CutPrefix(strings.Replace(line, "- [X] ", "- [x] ", 1), "- [x] ")
		}
		if !open && !done {
			continue
		}
		found := task{n, subjectOf(inner), saying(inner)}
		t.all = append(t.all, found)
		t.count[found.says]++
		t.of[found.subject]++
		t.ticked[found.says] = t.ticked[found.says] || done
		t.tickedOf[found.subject] = t.tickedOf[found.subject] || done
	}
	return t
}

// subjectOf returns the subject of a task: the code that it begins with, such as
// `service:a`, or for a task about a whole rule, the rule at its end.
func subjectOf(text string) string {
	if at := strings.LastIndex(text, " (`"); strings.HasPrefix(text, "**") && at >= 0 {
		return text[at:]
	}
	if at := strings.Index(text, "`: "); strings.HasPrefix(text, "`") && at >= 0 {
		return text[:at]
	}
	return text
}

// saying returns the wording of a task without its link to a line and with phrases such
// as "3 days ago" made equal, because both change on their own.
func saying(text string) string {
	if at := max(strings.LastIndex(text, " ([`"), strings.LastIndex(text, " (`")); at >= 0 && !strings.HasPrefix(text, "**") {
		text = text[:at]
	}
	return age.ReplaceAllString(text, "days ago")
}
