package command

import (
	"fmt"
	"os"
	"strings"
)

// unquoted returns a sentence if the user forgot the quotes around a file name with
// spaces: if an argument names no file, but several arguments joined by spaces do.
// Otherwise it returns "".
func unquoted(args []string) string {
	there := func(name string) bool {
		_, err := os.Stat(name)
		return err == nil
	}
	for i, first := range args {
		if first == "" || strings.HasPrefix(first, "-") || there(first) {
			continue
		}
		for end := i + 2; end <= min(len(args), i+longestSplit); end++ {
			if name := strings.Join(args[i:end], " "); there(name) {
				return fmt.Sprintf("; there is %q: put that name in quotes", name)
			}
		}
	}
	return ""
}

// longestSplit is how many arguments are joined at most.
const longestSplit = 8
