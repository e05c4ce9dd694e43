package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// cardFiles are the cards that pages about many groups are made from. A card is the
// short result of one group on one day. Cards are read from card files or made from
// JSON results.
type cardFiles struct {
	store *card.Store
	// cards counts all cards that were read, including those made from results and
	// those that other cards replaced.
	cards int
	// unread has one sentence for each file that could not be read.
	unread []string
	// results says for a card which group of which JSON result it was made from or, if
	// the card was in a card file, which group has the full result of the same check.
	results map[card.Key]resultPlace
	rules   outline.Catalogue
}

// closedFile is the name of a file that is opened again for each read. There is
// therefore no limit on how many are in use.
type closedFile string

// ReadAt implements io.ReaderAt.
func (f closedFile) ReadAt(p []byte, offset int64) (int, error) {
	file, err := os.Open(string(f))
	if err != nil {
		return 0, err
	}
	defer file.Close()
	return file.ReadAt(p, offset)
}

// resultPlace identifies a group in a JSON result: the name of the file, and the index
// in its list of groups.
type resultPlace struct {
	file  string
	index int
}

// mostCardFile is the largest card file that is read, in bytes.
const mostCardFile = 4 << 30

// readCards reads the cards and JSON results in the given paths. Each is a file, or a
// folder with such files at any depth. A file that cannot be read is listed in the
// field unread, and the others are read all the same.
func readCards(paths []string, rules outline.Catalogue) (*cardFiles, error) {
	c := &cardFiles{store: card.NewStore(), results: map[card.Key]resultPlace{}, rules: rules}
	return c, c.paths(paths)
}

func (c *cardFiles) paths(paths []string) error {
	before := len(c.unread)
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			c.cannot(path, err)
		case info.IsDir():
			err = c.folder(path)
		default:
			err = c.file(path, true)
		}
		if err != nil && info != nil {
			return err
		}
	}
	slices.Sort(c.unread[before:])
	return c.resultsOfCards()
}

// cannot adds a sentence to the field unread: a file cannot be read because of err. The
// sentence begins with the file's name, so the path in err is left out.
func (c *cardFiles) cannot(name string, err error) {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	c.unread = append(c.unread, fmt.Sprintf("%s: %v", filepath.ToSlash(name), err))
}

// folder reads the card files and results in a folder and the folders below it. It does
// not follow symbolic links.
func (c *cardFiles) folder(path string) error {
	return filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			c.cannot(name, err)
			return nil
		case entry.IsDir() && entry.Name() == ".git":
			return fs.SkipDir
		case !entry.Type().IsRegular():
			return nil
		}
		switch strings.ToLower(filepath.Ext(name)) {
		case ".ndjson", ".jsonl":
			return c.file(name, true)
		case ".json":
			return c.file(name, false)
		}
		return nil
	})
}

// schemaOf matches the first bytes of a card or of a JSON result.
var schemaOf = regexp.MustCompile(`^\s*\{\s*"schema"\s*:\s*"dgcheck\.(card|result)/`)

// file reads one file. If asked is set, it must have cards or a result, because the
// user named it or its name ends with .ndjson or .jsonl; otherwise it is listed in
// unread. If asked is not set, a file with neither is skipped without a message.
func (c *cardFiles) file(name string, asked bool) error {
	file, err := openOrdinary(name, mostCardFile)
	if err != nil {
		c.cannot(name, err)
		return nil
	}
	head := make([]byte, 512)
	n, _ := file.ReadAt(head, 0)
	kind := schemaOf.FindSubmatch(head[:n])
	if kind == nil && !asked {
		return file.Close()
	}
	defer file.Close()
	if kind != nil && string(kind[1]) == "result" {
		return c.result(name)
	}
	cards, faults, more, err := c.store.Add(file, closedFile(name))
	c.cards += cards
	for _, fault := range faults {
		c.cannot(name, fault)
	}
	if more > 0 {
		c.cannot(name, fmt.Errorf("%d more lines are not cards", more))
	}
	if err != nil {
		c.cannot(name, err)
	}
	return nil
}

// result reads a JSON result and makes a card of each of its groups.
func (c *cardFiles) result(name string) error {
	run, groups, err := readResult(name)
	if err != nil {
		c.cannot(name, err)
		return nil
	}
	for i, group := range groups {
		made := card.OfResult(group, run, c.rules)
		c.cards++
		if err := c.store.Put(&made); err != nil {
			return err
		}
		c.results[made.Key()] = resultPlace{name, i}
	}
	return nil
}

// resultsOfCards looks for checks of which there are two cards: one from a card file,
// and one made from a JSON result. A result does not say in which repository its group
// is. So the card made from the result is removed, and c.results links the other card
// to the result.
func (c *cardFiles) resultsOfCards() error {
	if len(c.results) == 0 {
		return nil
	}
	for _, e := range c.store.Entries() {
		bare := card.Key{ID: e.ID, AsOf: e.AsOf}
		place, both := c.results[bare]
		if e.Repository == "" || e.Replayed || !both {
			continue
		}
		of, err := c.store.Get(bare)
		if err != nil {
			return err
		}
		if of == nil || of.Source != card.FromResult || of.Digests.Policies != e.Digests.Policies || of.Counts != e.Counts {
			continue
		}
		c.results[e.Key] = place
		delete(c.results, bare)
		c.store.Remove(bare)
	}
	return nil
}
