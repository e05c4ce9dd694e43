package history

import (
	"strconv"
	"strings"
	"time"
)

// CommittedAt returns the time at which a commit was made, as stored in the commit
// itself.
func CommittedAt(git Git, commit string) (time.Time, error) {
	stored, err := git.Say("cat-file", "commit", commit)
	if err != nil {
		return time.Time{}, err
	}
	for line := range strings.Lines(stored) {
		rest, is := strings.CutPrefix(strings.TrimSpace(line), "committer ")
		if !is {
			continue
		}
		fields := strings.Fields(rest)
		if len(fields) < 2 {
			break
		}
		seconds, err := strconv.ParseInt(fields[len(fields)-2], 10, 64)
		if err != nil || seconds < 0 || seconds > latestSecond {
			break
		}
		return time.Unix(seconds, 0).UTC(), nil
	}
	return time.Time{}, &Problem{Because: "its commit has no time"}
}

// latestSecond is the last second of the year 9999.
const latestSecond = 253402300799
