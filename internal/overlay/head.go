package overlay

import (
	"fmt"
	"strings"
)

// Head is the instructions in the comment at the top of an overlay.
type Head struct {
	// Bare is set if the overlay takes nothing from the base.
	Bare bool
	// Without are the paths to remove from the base.
	Without []string
}

// Instruct reads one instruction: `bare`, or `without` and one or more paths.
func (h *Head) Instruct(line string) error {
	words := strings.Fields(line)
	switch {
	case len(words) == 1 && words[0] == "bare":
		h.Bare = true
	case len(words) > 1 && words[0] == "without":
		h.Without = append(h.Without, words[1:]...)
	default:
		return fmt.Errorf("`%s` is not an instruction; write `without PATH`, or `bare` to take nothing from the base", strings.TrimSpace(line))
	}
	return nil
}

// readHead reads the comment at the top of an overlay. The text up to the first line
// that ends with a full stop is the point of the example. Each line after that is an
// instruction.
func (o *Overlay) readHead(text string) error {
	var comments []string
	for line := range strings.Lines(text) {
		comment, found := strings.CutPrefix(strings.TrimSpace(line), "#")
		if !found {
			break
		}
		comments = append(comments, strings.TrimSpace(comment))
	}
	said := 0
	for i, comment := range comments {
		if strings.HasSuffix(comment, ".") {
			said = i + 1
			break
		}
	}
	o.Point = strings.Join(comments[:said], " ")
	for i, comment := range comments[said:] {
		if comment == "" {
			continue
		}
		if err := o.Instruct(comment); err != nil {
			return fmt.Errorf("line %d: %w; the sentence before it ends with a full stop at the end of a line", said+i+1, err)
		}
	}
	return nil
}
