package action_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestMessagesAreExplained: docs/github.md must explain each message of the script, and
// no other.
func TestMessagesAreExplained(t *testing.T) {
	script, err := os.ReadFile("run.sh")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../docs/github.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "\n## What its messages mean\n")
	table, _, _ = strings.Cut(table, "\n## ")
	explained := regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(table, -1)
	said := regexp.MustCompile(`(?:not_started|not_judged \d+|fail \d+|say warning) "([^"]+)"`).FindAllStringSubmatch(string(script), -1)
	if len(explained) == 0 || len(said) == 0 {
		t.Fatalf("%d messages and %d explanations were found", len(said), len(explained))
	}
	for _, message := range said {
		if message[1] == "$1" { // a function that passes on its argument
			continue
		}
		found := 0
		for _, words := range explained {
			if strings.Contains(message[1], words[1]) {
				found++
			}
		}
		if found != 1 {
			t.Errorf("docs/github.md explains this message %d times: %s", found, message[1])
		}
	}
	for _, words := range explained {
		if !strings.Contains(string(script), words[1]) {
			t.Errorf("docs/github.md explains a message that the script does not have: %s", words[1])
		}
	}
}
