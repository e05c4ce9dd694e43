package card

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Store keeps the positions of cards in files. It reads a card when it is needed, so
// that any number of cards takes little memory. Of several cards with one key it keeps
// the merged card.
type Store struct {
	files   []io.ReaderAt
	entries map[Key]*entry
	texts   map[string]string
	sorted  []Entry
	most    int
}

// mostCards is the largest number of cards in a store: 10,000 groups on 100 days.
const mostCards = 1_000_000

// Entry has the facts of a card that a store keeps in memory. Digests has no Evidence.
// Cards that were judged by the same policies and figures have equal Digests.
type Entry struct {
	Key
	Digests Digests
	Commit  string
	Counts  Counts
	Overall scorecard.RAG
}

type entry struct {
	Entry
	at place
	// merged is the card itself, if it was merged from several cards or never was in a
	// file. Otherwise it is nil, and the card is read from its file.
	merged      *Card
	committedAt string
}

// place is the position of a card in a file.
type place struct {
	file   int32
	length int32
	offset int64
}

// NewStore returns an empty store.
func NewStore() *Store {
	return &Store{entries: map[Key]*entry{}, texts: map[string]string{}, most: mostCards}
}

// Add adds the cards of a file. The second argument is the same file: the store keeps
// it and reads a card from it again when it is needed. Add returns the number of cards,
// and the lines that are not cards: faults describes the first mostFaults of them, and
// more is the number of the others.
func (s *Store) Add(file io.Reader, again io.ReaderAt) (cards int, faults []Fault, more int, err error) {
	index := int32(len(s.files))
	s.files = append(s.files, again)
	s.sorted = nil
	err = Lines(file, func(number int, offset int64, line []byte, long bool) error {
		var c *Card
		problem := errLong
		if !long {
			c, problem = Parse(line)
		}
		if problem != nil {
			if len(faults) < mostFaults {
				faults = append(faults, Fault{number, problem})
			} else {
				more++
			}
			return nil
		}
		cards++
		return s.put(c, place{index, int32(len(line)), offset})
	})
	return cards, faults, more, err
}

// mostFaults is the largest number of lines that Add describes for one file because
// they are not cards.
const mostFaults = 5

// Put adds a card that is not in a file.
func (s *Store) Put(c *Card) error { return s.put(c, place{file: -1}) }

func (s *Store) put(c *Card, at place) error {
	s.sorted = nil
	key := c.Key()
	known, there := s.entries[key]
	if !there && len(s.entries) == s.most {
		return fmt.Errorf("more than %d cards; give fewer days at a time", s.most)
	}
	if !there {
		key = Key{s.text(key.ID), s.text(key.Repository), s.text(key.AsOf), key.Replayed}
		s.entries[key] = s.entryOf(key, c, at)
		return nil
	}
	if known.committedAt > c.CommittedAt {
		return nil
	}
	if known.committedAt < c.CommittedAt {
		s.entries[key] = s.entryOf(known.Key, c, at)
		return nil
	}
	before, err := s.read(known)
	if err != nil {
		return err
	}
	merged := Merge(before, c)
	fresh := s.entryOf(known.Key, merged, place{file: -1})
	if slices.Equal(merged.Paths, before.Paths) && merged.digest() == before.digest() {
		fresh = known
	}
	s.entries[key] = fresh
	return nil
}

func (s *Store) entryOf(key Key, c *Card, at place) *entry {
	d := c.Digests
	e := &entry{
		Entry: Entry{Key: key, Digests: Digests{s.text(d.Policies), s.text(d.Params), s.text(d.Custom), ""}, Commit: s.text(c.Commit), Counts: c.Counts, Overall: scorecard.RAG(s.text(string(c.Overall)))},
		at:    at, committedAt: s.text(c.CommittedAt),
	}
	if at.file < 0 {
		e.merged = c
	}
	return e
}

// text returns a text equal to the given one. All cards share one copy of it.
func (s *Store) text(text string) string {
	if known, ok := s.texts[text]; ok {
		return known
	}
	s.texts[text] = text
	return text
}

// Entries returns the entries of all cards, in the order of their keys.
func (s *Store) Entries() []Entry {
	if s.sorted == nil {
		for _, key := range slices.SortedFunc(maps.Keys(s.entries), Key.Compare) {
			s.sorted = append(s.sorted, s.entries[key].Entry)
		}
	}
	return s.sorted
}

// Get reads a card. It returns nil if there is no such card.
func (s *Store) Get(key Key) (*Card, error) {
	found, ok := s.entries[key]
	if !ok {
		return nil, nil
	}
	return s.read(found)
}

func (s *Store) read(e *entry) (*Card, error) {
	if e.merged != nil {
		return e.merged, nil
	}
	line := make([]byte, e.at.length)
	if _, err := s.files[e.at.file].ReadAt(line, e.at.offset); err != nil {
		return nil, fmt.Errorf("the card of %s cannot be read again: %w", e.ID, err)
	}
	c, err := Parse(line)
	if err == nil && c.Key() != e.Key {
		err = fmt.Errorf("changed while it was being read")
	}
	if err != nil {
		return nil, fmt.Errorf("the card of %s %w", e.ID, err)
	}
	return c, nil
}

// WriteTo writes all cards, in the order of their keys.
func (s *Store) WriteTo(w io.Writer) (int64, error) {
	written := int64(0)
	for _, e := range s.Entries() {
		c, err := s.Get(e.Key)
		if err != nil {
			return written, err
		}
		line, err := Line(c)
		if err != nil {
			return written, err
		}
		n, err := w.Write(line)
		if written += int64(n); err != nil {
			return written, err
		}
	}
	return written, nil
}

// Remove removes a card.
func (s *Store) Remove(key Key) {
	delete(s.entries, key)
	s.sorted = nil
}
