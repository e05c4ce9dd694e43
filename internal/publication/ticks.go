package publication

import "strings"

// keepTicks ticks in text the tasks that a person ticked in old, if they have
// the same subject.
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

// tasks are the tasks of a text.
type tasks struct {
	all []task
	// count and ticked are keyed by a task's wording, of and tickedOf by its
	// subject.
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

// subjectOf returns the subject of a task: the one it begins with or, if the
// task is about a whole rule, the rule it ends with.
func subjectOf(text string) string {
	if at := strings.LastIndex(text, " (`"); strings.HasPrefix(text, "**") && at >= 0 {
		return text[at:]
	}
	if at := strings.Index(text, "`: "); strings.HasPrefix(text, "`") && at >= 0 {
		return text[:at]
	}
	return text
}

// saying returns the wording of a task without its line number and without how
// long ago something was, since both change by themselves.
func saying(text string) string {
	if at := max(strings.LastIndex(text, " ([`"), strings.LastIndex(text, " (`")); at >= 0 && !strings.HasPrefix(text, "**") {
		text = text[:at]
	}
	return age.ReplaceAllString(text, "days ago")
}
