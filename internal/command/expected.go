package command

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits of the file of --expect: its size in bytes, and the length of an id in
// characters.
const (
	mostExpected = 16 << 20
	longestID    = 300
)

// readExpected reads the file of --expect: the ids of the groups that should have a
// card, one a line. Text after # is a comment. If name is empty, it returns nil.
func readExpected(name string) ([]string, error) {
	if name == "" {
		return nil, nil
	}
	file, err := openOrdinary(name, mostExpected)
	if err != nil {
		return nil, couldNotJudge(err)
	}
	defer file.Close()
	text, err := io.ReadAll(file)
	if err != nil {
		return nil, couldNotJudge(err)
	}
	ids := []string{}
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(string(text), "\ufeff")) {
		number++
		id, _, _ := strings.Cut(line, "#")
		id = strings.TrimSpace(id)
		switch {
		case id == "":
			continue
		case !utf8.ValidString(id) || utf8.RuneCountInString(id) > longestID || strings.ContainsAny(id, ",;\t"):
			return nil, couldNotJudge(fmt.Errorf("%s, line %d: write one group's id on each line, such as flood-resilience", name, number))
		}
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return nil, couldNotJudge(fmt.Errorf("%s names no group: write one group's id on each line, such as flood-resilience", name))
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}
