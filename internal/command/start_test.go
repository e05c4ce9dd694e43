package command_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// startMark matches the comment before a code block of docs/start.md. It says what the
// block shows: a file, text to append to a file, some lines of a file, or the output of
// a command.
var startMark = regexp.MustCompile(`<!-- (file|append|show|run): (.*) -->\n` + "```[a-z]*\n")

// TestStartShowsWhatHappens follows docs/start.md step by step, and compares each code
// block with what happens.
func TestStartShowsWhatHappens(t *testing.T) {
	const page = "../../docs/start.md"
	content, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	page2, err := filepath.Abs(page)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "soil-health")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	text, done, steps := string(content), "", 0
	for {
		at := startMark.FindStringSubmatchIndex(text)
		if at == nil {
			break
		}
		what, rest := text[at[2]:at[3]], text[at[1]:]
		inside, after, found := strings.Cut("\n"+rest, "\n```\n")
		if !found {
			t.Fatalf("no end of the fence after %s", text[at[0]:at[1]])
		}
		inside = strings.TrimPrefix(inside+"\n", "\n")
		done += text[:at[1]] + step(t, what, text[at[4]:at[5]], inside) + "```\n"
		text = after
		steps++
	}
	if steps < 6 {
		t.Errorf("only %d steps", steps)
	}
	golden(t, page2, done+text)
}

// step does one step of the page and returns what its code block must show. Its
// arguments are the kind of the block (file, append, show or run), the text after the
// kind in the comment before the block, and the text in the block.
func step(t *testing.T, what, argument, inside string) string {
	t.Helper()
	switch what {
	case "file", "append":
		had, _ := os.ReadFile(argument)
		if what == "file" {
			had = nil
		}
		if err := os.WriteFile(argument, append(had, inside...), 0o644); err != nil {
			t.Fatal(err)
		}
		return inside
	case "show":
		name, lines, _ := strings.Cut(argument, " ")
		first, last, _ := strings.Cut(lines, "-")
		from, err := strconv.Atoi(first)
		if err != nil {
			t.Fatal(err)
		}
		to, err := strconv.Atoi(last)
		if err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.SplitAfter(string(content), "\n")[from-1:to], "")
	}
	out, errs, _ := run(t, words(argument)[1:]...)
	return "$ " + argument + "\n" + out + errs
}

// words splits a command at spaces and quotes, like a shell, as far as docs/start.md
// needs it.
func words(command string) []string {
	var all []string
	for i, part := range strings.Split(command, `"`) {
		if i%2 == 1 {
			all = append(all, part)
		} else {
			all = append(all, strings.Fields(part)...)
		}
	}
	return all
}

func TestWords(t *testing.T) {
	if diff := cmp.Diff([]string{"dgcheck", "init", "--name", "Soil health", "."}, words(`dgcheck init --name "Soil health" .`)); diff != "" {
		t.Error(diff)
	}
}
