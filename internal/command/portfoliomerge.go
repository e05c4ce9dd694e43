package command

import (
	"bufio"
	"errors"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/outfile"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

func newMerge(host Host) *cobra.Command {
	out := ""
	cmd := &cobra.Command{
		Use:   "merge CARDS…",
		Short: "Make one file of the cards of several runs",
		Long: `Make one file of cards of those of several runs, such as the shards of a matrix. The
order of the files does not matter, and a file given twice counts once. Of two cards of
one group, repository and day, the one of the newer commit is kept.`,
		Example: `  dgcheck portfolio merge shard-*/cards.ndjson --out cards.ndjson`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrongUse("merge takes files of cards, which dgcheck check -f card=FILE writes, or folders of them")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return runMerge(host, args, out) },
	}
	textVarP(cmd.Flags(), &out, "out", "o", "file to write (default standard output)")
	return cmd
}

func runMerge(host Host, paths []string, out string) error {
	book, err := rulebook.Load(host.Policies)
	if err != nil {
		return couldNotJudge(err)
	}
	cards, err := readCards(paths, catalogue{book, nil})
	if err != nil {
		return couldNotJudge(err)
	}
	if err := cards.say(host); err != nil {
		return err
	}
	return writeMerged(host, cards, out)
}

// writeMerged writes all cards to the file called name, completely or not at all. If
// name is empty, it writes to standard output.
func writeMerged(host Host, cards *cardFiles, name string) error {
	if name == "" {
		out := bufio.NewWriter(host.Out)
		if _, err := cards.store.WriteTo(out); err != nil {
			return couldNotJudge(err)
		}
		return out.Flush()
	}
	file, err := outfile.Create(name)
	if err != nil {
		return couldNotJudge(outfile.Failure(name, err))
	}
	defer file.Discard()
	out := bufio.NewWriter(file)
	_, err = cards.store.WriteTo(out)
	if err == nil {
		err = out.Flush()
	}
	if err == nil {
		err = file.Keep()
	}
	if err != nil {
		return couldNotJudge(outfile.Failure(name, err))
	}
	return nil
}

// errNoCards is returned if not a single card could be read.
var errNoCards = errors.New("no card could be read; make cards with dgcheck check -f card=FILE, and name the files or their folder")

// say writes which files could not be read. If that left no card at all, it returns an
// error.
func (c *cardFiles) say(host Host) error {
	for _, unread := range c.unread {
		if err := sayTo(host.Err, "not read: "+unread); err != nil {
			return err
		}
	}
	if c.cards == 0 && len(c.unread) > 0 {
		return couldNotJudge(errNoCards)
	}
	return nil
}
