package command

import (
	"fmt"
	"os"
	"strings"
)

// unquoted returns a sentence about a name with a blank in it that a shell has taken
// apart: arguments that name nothing and, put together, name a file or a folder. If
// there are no such arguments, it returns "".
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

// longestSplit bounds the words of a name that was taken apart.
const longestSplit = 8
