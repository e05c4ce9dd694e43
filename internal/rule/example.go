package rule

import "strings"

// Example is a declaration that shows a rule at work: its files by name.
type Example map[string]string

// Besides returns the parts of an example that differ from another: for each
// file, the top-level keys that are not the same there.
func (e Example) Besides(other Example) Example {
	besides := Example{}
	for name, text := range e {
		if part := differing(text, other[name]); part != "" {
			besides[name] = part
		}
	}
	return besides
}

// differing returns the top-level keys of a text that are not the same in
// another.
func differing(text, other string) string {
	theirs := map[string]bool{}
	for _, block := range blocks(other) {
		theirs[block] = true
	}
	var b strings.Builder
	for _, block := range blocks(text) {
		if !theirs[block] {
			b.WriteString(block)
		}
	}
	return b.String()
}

// blocks cuts a text before every line that is not indented.
func blocks(text string) []string {
	var blocks []string
	for line := range strings.Lines(text) {
		if len(blocks) > 0 && strings.TrimLeft(line, " \t-") != line {
			blocks[len(blocks)-1] += line
			continue
		}
		blocks = append(blocks, line)
	}
	return blocks
}
