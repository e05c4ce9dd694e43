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

// cardFiles are the cards and results that an overview of many groups is made of.
type cardFiles struct {
	store *card.Store
	// cards counts what was read, including the cards of results and cards that
	// others replaced.
	cards int
	// unread says what could not be read, one sentence each, in order.
	unread []string
	// results has the place of the JSON result that a card was made of.
	results map[card.Key]resultPlace
	rules   outline.Catalogue
}

// closedFile is a file that is opened for each read, so that any number of them
// can be read.
type closedFile string

// ReadAt reads from an offset.
func (f closedFile) ReadAt(p []byte, offset int64) (int, error) {
	file, err := os.Open(string(f))
	if err != nil {
		return 0, err
	}
	defer file.Close()
	return file.ReadAt(p, offset)
}

// resultPlace is a group of a JSON result.
type resultPlace struct {
	file  string
	index int
}

// mostCardFile is the largest size of a file of cards, in bytes.
const mostCardFile = 4 << 30

// readCards reads the cards and results that paths name: files, or folders with
// such files below. What cannot be read is remembered, and the rest is read.
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

// cannot remembers a file that cannot be read. The path of an error is that of the
// file, which is already said.
func (c *cardFiles) cannot(name string, err error) {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	c.unread = append(c.unread, fmt.Sprintf("%s: %v", filepath.ToSlash(name), err))
}

// folder reads the files of a folder and of the folders below. It follows no links.
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

// schemaOf matches the beginning of a card and of a result.
var schemaOf = regexp.MustCompile(`^\s*\{\s*"schema"\s*:\s*"dgcheck\.(card|result)/`)

// file reads one file. Unless it was asked for, a file that is neither cards nor a
// result is left alone.
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

// result makes cards of a JSON result.
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

// resultsOfCards finds the cards that are of the same judgement as a result. A
// result does not say where its group is kept, so its own card is then dropped.
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
